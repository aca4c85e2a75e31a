import { readInstant } from '../../kernel/instant.ts'

// From the first to the last millisecond, in epoch milliseconds.
export interface Period {
  readonly start: number
  readonly end: number
  // How much of these two, where it is not the whole of both.
  readonly below?: Below
}

// The digits below a millisecond that a period begins with, and those up to which it lasts. Texts, so that no digit is
// lost; in the order of texts they are in that of time.
interface Below {
  readonly start: string
  readonly end: string
}

// Comes after all digits: nines without end.
export const NINES = '~'

const FORM =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T((?:[01]\d|2[0-3]):\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?)?)?)?$/

const [SECOND, MINUTE, DAY] = [1000, 60_000, 86_400_000]

// As FORM has them: year, month, day, hour and minute, second, fraction, zone.
type Parts = readonly (string | undefined)[]

// What a date, a dateTime or an instant covers, as exactly as it is written; undefined if it is none. Without a zone it
// is of UTC.
export function readPeriod(text: string): Period | undefined {
  const parts: Parts | undefined = FORM.exec(text)?.slice(1)
  const start = parts === undefined ? undefined : readInstant(completed(parts))
  if (parts === undefined || start === undefined) return undefined
  const period = { start, end: nextOf(start, parts) - 1 }
  const below = belowOf(parts)
  return below === undefined ? period : { ...period, below }
}

// The milliseconds alone of a fraction. No millisecond is counted for a leap second [search-date].
function completed([year, month, day, minute, second, fraction = '', zone = 'Z']: Parts): string {
  const known = second === '60' ? '59' : second
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0')
  return `${year}-${month ?? '01'}-${day ?? '01'}T${minute ?? '00:00'}:${known ?? '00'}.${milliseconds}${zone}`
}

// When the next year, month, day, minute, second or part of a second begins, or the next millisecond.
function nextOf(start: number, [year, month, day, minute, second, fraction = '']: Parts): number {
  if (month === undefined) return startOfMonth(Number(year) + 1, 1)
  if (day === undefined) return startOfMonth(Number(year), Number(month) + 1)
  if (minute === undefined) return start + DAY
  if (second === undefined) return start + MINUTE
  return start + Math.max(SECOND / 10 ** fraction.length, 1)
}

function startOfMonth(year: number, month: number): number {
  const [atYear, atMonth] = month > 12 ? [year + 1, 1] : [year, month]
  // The year 9999 ends, too.
  const text = `+${String(atYear).padStart(6, '0')}-${String(atMonth).padStart(2, '0')}-01T00:00:00Z`
  return Number(readInstant(text))
}

// What is written as 12 is all from 12 until before 13, which is 12 and nines.
function belowOf([, , , , , fraction = '']: Parts): Below | undefined {
  const digits = fraction.slice(3)
  if (digits === '') return undefined
  return { start: withoutLast(digits, '0'), end: withoutLast(digits, '9') + NINES }
}

function withoutLast(digits: string, digit: string): string {
  let end = digits.length
  while (digits[end - 1] === digit) end -= 1
  return digits.slice(0, end)
}
