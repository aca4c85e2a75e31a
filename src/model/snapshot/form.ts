import { dateOf, instantText, isDate, isInstant, readInstant } from '../../kernel/instant.ts'

// They differ in timestamps only: `sdk` has Dates, `wire` has epoch seconds (AWS JSON 1.0), `text`
// has ISO 8601 (what the fake itself shows).
export type Form = 'sdk' | 'wire' | 'text'

export function readTimestamp(form: Form, value: unknown): number | undefined {
  if (form === 'wire') {
    const milliseconds = typeof value === 'number' ? Math.round(value * 1000) : Number.NaN
    return isInstant(milliseconds) ? milliseconds : undefined
  }
  if (form === 'text') return typeof value === 'string' ? readInstant(value) : undefined
  const milliseconds = isDate(value) ? value.getTime() : Number.NaN
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}

export function writeTimestamp(form: Form, milliseconds: number): Date | number | string {
  switch (form) {
    case 'sdk':
      return dateOf(milliseconds)
    case 'wire':
      return milliseconds / 1000
    case 'text':
      return instantText(milliseconds)
  }
}
