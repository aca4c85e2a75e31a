/** Some time, from a millisecond up to another, which is not of it. */
export interface Span {
  readonly start: number
  readonly end: number
}

const FORM =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/** What a date covers as it is written; undefined if it is none. */
export function spanOfDate(text: string): Span | undefined {
  const match = FORM.exec(text)?.slice(1)
  if (match === undefined) return undefined
  const [year, month = '01', day = '01', minute = '00:00', second = '00', fraction = '0'] = match
  const date = `${year}-${month}-${day}`
  const midnight = new Date(`${date}T00:00:00Z`)
  const isDate = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date)
  const start = Date.parse(
    `${date}T${minute}:${second}.${`${fraction}00`.slice(0, 3)}${match[6] ?? 'Z'}`,
  )
  if (!isDate || Number.isNaN(start)) return undefined
  return { start, end: endOf(start, match) }
}

function endOf(start: number, match: readonly (string | undefined)[]): number {
  const [year, month, day, minute, second, fraction] = match
  if (fraction !== undefined) return start + 1
  if (second !== undefined) return start + 1000
  if (minute !== undefined) return start + 60_000
  if (day !== undefined) return start + 86_400_000
  return month === undefined ? Date.UTC(Number(year) + 1) : Date.UTC(Number(year), Number(month))
}

interface Period {
  readonly start?: string
  readonly end?: string
}

interface Timing {
  readonly event?: readonly string[]
  readonly repeat?: { readonly boundsPeriod?: Period }
}

/** All the time of a value in a resource; undefined if that is no time. */
export function spanOf(type: string, value: unknown): Span | undefined {
  if (type === 'Period') return spanOfPeriod(value as Period)
  if (type === 'Timing') return spanOfTiming(value as Timing)
  const isDate = ['date', 'dateTime', 'instant'].includes(type) && typeof value === 'string'
  return isDate ? spanOfDate(value) : undefined
}

function spanOfPeriod({ start, end }: Period): Span | undefined {
  if (start === undefined && end === undefined) return undefined
  const first = start === undefined ? { start: -Infinity } : spanOfDate(start)
  const last = end === undefined ? { end: Infinity } : spanOfDate(end)
  return first && last && { start: first.start, end: last.end }
}

function spanOfTiming({ event = [], repeat = {} }: Timing): Span | undefined {
  const events = event.flatMap((one) => spanOfDate(one) ?? [])
  if (events.length === 0) return repeat.boundsPeriod && spanOfPeriod(repeat.boundsPeriod)
  return {
    start: Math.min(...events.map(({ start }) => start)),
    end: Math.max(...events.map(({ end }) => end)),
  }
}
