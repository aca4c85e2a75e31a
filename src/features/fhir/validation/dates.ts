const YEAR = '(?!0000)\\d{4}'
const MONTH = '(?:0[1-9]|1[0-2])'
const DAY = '(?:0[1-9]|[12]\\d|3[01])'
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?'
const ZONE = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))'

const DATE = new RegExp(`^${YEAR}(?:-${MONTH}(?:-${DAY})?)?$`)
const DATE_TIME = new RegExp(`^${YEAR}(?:-${MONTH}(?:-${DAY}(?:T${TIME}${ZONE})?)?)?$`)
const INSTANT = new RegExp(`^${YEAR}-${MONTH}-${DAY}T${TIME}${ZONE}$`)
const TIME_OF_DAY = new RegExp(`^${TIME}$`)

export function isDate(text: string): boolean {
  return DATE.test(text) && isOnCalendar(text)
}

export function isDateTime(text: string): boolean {
  return DATE_TIME.test(text) && isOnCalendar(text)
}

export function isInstant(text: string): boolean {
  return INSTANT.test(text) && isOnCalendar(text)
}

export function isTime(text: string): boolean {
  return TIME_OF_DAY.test(text)
}

// Whether a text that has the form of a date is one: of no month but February and the short ones is more to say.
function isOnCalendar(text: string): boolean {
  const day = Number(text.slice(8, 10))
  return day <= 28 || day <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

// Whether one date, dateTime or instant is after another for certain: as exactly as both of them are known.
export function isAfter(text: string, other: string): boolean {
  if (isInstant(text) && isInstant(other)) return secondsOf(text) > secondsOf(other)
  const length = Math.min(dateLength(text), dateLength(other))
  return text.slice(0, length) > other.slice(0, length)
}

function dateLength(text: string): number {
  return Math.min(text.length, 'YYYY-MM-DD'.length)
}

// Seconds since some day long ago, as UTC; of an instant only the seconds and the zone have several lengths.
function secondsOf(instant: string): number {
  const part = (start: number, end: number): number => Number(instant.slice(start, end))
  const days = dayNumber(part(0, 4), part(5, 7), part(8, 10))
  const seconds = part(11, 13) * 3600 + part(14, 16) * 60 + Number.parseFloat(instant.slice(17))
  return days * 86_400 + seconds - zoneOf(instant)
}

function zoneOf(instant: string): number {
  if (instant.endsWith('Z')) return 0
  const seconds = Number(instant.slice(-5, -3)) * 3600 + Number(instant.slice(-2)) * 60
  return instant.at(-6) === '-' ? -seconds : seconds
}

// With years that begin in March, the day that leap years add comes last.
function dayNumber(year: number, month: number, day: number): number {
  const isBeforeMarch = month < 3
  const years = isBeforeMarch ? year - 1 : year
  const months = isBeforeMarch ? month + 9 : month - 3
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day
}
