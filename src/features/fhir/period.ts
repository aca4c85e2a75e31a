import { readInstant } from '../../kernel/instant.ts'

// From the first to the last millisecond, in epoch milliseconds.
export interface Period {
  readonly start: number
  readonly end: number
}

const FORM = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

const [SECOND, MINUTE, DAY] = [1000, 60_000, 86_400_000]

// What a date, a dateTime or an instant covers, as exactly as it is written; undefined if it is none. Without a zone it
// is of UTC.
export function readPeriod(text: string): Period | undefined {
  const [whole, year = '', month, day, minute, second, fraction, zone = 'Z'] = FORM.exec(text) ?? []
  if (whole === undefined) return undefined
  const start = readInstant(
    `${year}-${month ?? '01'}-${day ?? '01'}T${minute ?? '00:00'}${second ?? ':00'}${fraction ?? ''}${zone}`,
  )
  if (start === undefined) return undefined
  if (month === undefined) return until(start, startOfMonth(Number(year) + 1, 1))
  if (day === undefined) return until(start, startOfMonth(Number(year), Number(month) + 1))
  if (minute === undefined) return until(start, start + DAY)
  if (second === undefined) return until(start, start + MINUTE)
  return until(start, start + (fraction === undefined ? SECOND : 1))
}

function until(start: number, next: number): Period {
  return { start, end: next - 1 }
}

function startOfMonth(year: number, month: number): number {
  const [atYear, atMonth] = month > 12 ? [year + 1, 1] : [year, month]
  const text = `${String(atYear).padStart(4, '0')}-${String(atMonth).padStart(2, '0')}-01T00:00:00Z`
  return readInstant(text) ?? Infinity
}
