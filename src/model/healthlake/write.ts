import type { Form } from '../codec/form.ts'
import { frozenText, writings, type Writer, type Writing } from '../codec/writing.ts'
import { writers } from './writers.ts'

export function write(name: string, value: object, form: Form): object {
  return writeTo(writings[form], name, value)
}

// For the history: instants are ISO 8601 text.
export function writeFrozen(name: string, value: object): object {
  return writeTo(frozenText, name, value)
}

const byName: Readonly<Record<string, Writer>> = writers

function writeTo(to: Writing<unknown>, name: string, value: object): object {
  const writer = byName[name]
  return writer === undefined ? value : (writer(value as never, to) as object)
}
