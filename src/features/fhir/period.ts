import { readInstant } from '../../kernel/instant.ts'

// From the first to the last millisecond, in epoch milliseconds.
export interface Period {
  readonly start: number
  readonly end: number
}

const FORM =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T((?:[01]\d|2[0-3]):\d\d)(:\d\d)?(\.\d+)?(Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?)?)?)?$/

const [SECOND, MINUTE, DAY] = [1000, 60_000, 86_400_000]

// What a date, a dateTime or an instant covers, as exactly as it is written; undefined if it is none. Without a zone it
// is of UTC.
export function readPeriod(text: string): Period | undefined {
  const parts: Parts | undefined = FORM.exec(text)?.slice(1)
  const start = parts === undefined ? undefined : readInstant(completed(parts))
  if (parts === undefined || start === undefined) return undefined
  return { start, end: nextOf(start, parts) - 1 }
}

// As FORM has them: year, month, day, hour and minute, second, fraction, zone.
type Parts = readonly (string | undefined)[]

const rest = ['', '01', '01', '00:00', ':00', '', 'Z']

function completed(parts: Parts): string {
  const [year, month, day, ...time] = parts.map((part, index) => part ?? rest[index])
  return `${year}-${month}-${day}T${time.join('')}`
}

// When the next year, month, day, minute, second or millisecond begins.
function nextOf(start: number, [year, month, day, minute, second, fraction]: Parts): number {
  if (month === undefined) return startOfMonth(Number(year) + 1, 1)
  if (day === undefined) return startOfMonth(Number(year), Number(month) + 1)
  if (minute === undefined) return start + DAY
  if (second === undefined) return start + MINUTE
  return start + (fraction === undefined ? SECOND : 1)
}

function startOfMonth(year: number, month: number): number {
  const [atYear, atMonth] = month > 12 ? [year + 1, 1] : [year, month]
  const text = `${String(atYear).padStart(4, '0')}-${String(atMonth).padStart(2, '0')}-01T00:00:00Z`
  return readInstant(text) ?? Infinity
}
