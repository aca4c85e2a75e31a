import { startedBy } from '../model/life-cycles.ts'
import { operations } from '../model/healthlake/operations.ts'

export interface Exchange {
  // The errors that the model has for it.
  readonly errors: readonly string[]
  // In which statuses what it starts may end instead of the usual one; undefined: it starts nothing.
  readonly ends?: readonly string[] | undefined
}

// What can be asked of the service, by name.
export const exchanges: Readonly<Record<string, Exchange>> = Object.fromEntries(
  Object.entries(operations).map(([name, { errors }]) => [
    name,
    { errors, ends: (startedBy as Readonly<Record<string, readonly string[]>>)[name] },
  ]),
)
