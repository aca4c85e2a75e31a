import { assertThat } from '../kernel/assert-options.ts'

// What a server reads and keeps, in bytes and calls.
export interface Limits {
  readonly maxBodyBytes: number
  readonly maxObjectBytes: number
  readonly maxHistory: number
  readonly maxHistoryBytes: number
}

export const defaultLimits: Limits = {
  maxBodyBytes: 1_048_576,
  maxObjectBytes: 268_435_456,
  maxHistory: 10_000,
  maxHistoryBytes: 134_217_728,
}

export const noLimits: Limits = {
  maxBodyBytes: Infinity,
  maxObjectBytes: Infinity,
  maxHistory: Infinity,
  maxHistoryBytes: Infinity,
}

export function readLimits(given: { readonly [Name in keyof Limits]?: number }): Limits {
  const limits = Object.entries(defaultLimits).map(([name, usual]) => {
    const own: unknown = given[name as keyof Limits]
    const limit = own === undefined ? usual : own
    assertThat(
      typeof limit === 'number' && limit >= 0,
      `serve: ${name}`,
      limit,
      'a number, 0 or more',
    )
    return [name, limit]
  })
  return Object.fromEntries(limits) as { [Name in keyof Limits]: number }
}

export function tooLarge(name: keyof Limits, limit: number): string {
  return `The body is larger than ${limit} bytes, which is the limit (${name}).`
}
