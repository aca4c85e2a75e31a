import type { Violation } from '../codec/constraints.ts'
import type { Form } from '../codec/form.ts'
import type { Notes, WrongType } from '../codec/reading.ts'
import { readers } from './readers.ts'

export interface Reading {
  // A frozen copy in plain data, in which instants are epoch milliseconds.
  readonly value: object
  // The constraints of the model that the input breaks, in order [message-order].
  readonly violations: readonly Violation[]
  // The first value whose type does not fit.
  readonly wrongType?: WrongType
}

export type ReadShape = keyof typeof readers

const nothing = Object.freeze({})

export function read(name: ReadShape, input: unknown, form: Form): Reading {
  const notes: Notes = { form, violations: [], wrongType: undefined, path: undefined }
  const value = readers[name](input ?? nothing, notes, '') ?? nothing
  const { violations, wrongType } = notes
  return wrongType === undefined ? { value, violations } : { value, violations, wrongType }
}
