import { isDate, isInstant } from '../../kernel/instant.ts'

// They differ in instants only: `sdk` has Dates, `wire` has epoch seconds (AWS JSON 1.0). Within, an
// instant is epoch milliseconds; what the fake shows of its history has ISO 8601 text.
export type Form = 'sdk' | 'wire'

export function instantIn(form: Form, value: unknown): number | undefined {
  if (form === 'wire') {
    const milliseconds = typeof value === 'number' ? Math.round(value * 1000) : Number.NaN
    return isInstant(milliseconds) ? milliseconds : undefined
  }
  const milliseconds = isDate(value) ? value.getTime() : Number.NaN
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}
