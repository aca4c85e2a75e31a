// The calendar: the one place below the protocols that knows Dates. Everywhere else an instant is epoch milliseconds.

// The latest instant that a Date can hold, in epoch milliseconds.
export const LAST_INSTANT = 8.64e15

export const ISO =
  /^([+-]\d{6}|\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:[.]\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/u

export function instantText(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

export function dateOf(milliseconds: number): Date {
  return new Date(milliseconds)
}

// Of whichever realm. The tag alone is not enough: any object may have it.
export function isDate(value: unknown): value is Date {
  if (Object.prototype.toString.call(value) !== '[object Date]') return false
  try {
    Date.prototype.getTime.call(value)
    return true
  } catch {
    return false
  }
}

export function readInstant(value: unknown): number | undefined {
  const milliseconds =
    typeof value === 'number'
      ? value
      : isDate(value)
        ? value.getTime()
        : typeof value === 'string'
          ? parse(value)
          : Number.NaN
  return isInstant(milliseconds) ? Math.trunc(milliseconds) : undefined
}

export function isInstant(milliseconds: number): boolean {
  return Math.abs(milliseconds) <= LAST_INSTANT
}

// Date.parse reads the 30th of February as the 2nd of March.
function parse(text: string): number {
  const [, year, month, day] = ISO.exec(text) ?? []
  // Leap years come round every 400 years.
  const lastDay = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate()
  return Number(day) <= lastDay ? Date.parse(text) : Number.NaN
}
