import { writeTimestamp, type Form } from './form.ts'
import { walk, type Visitor } from './walk.ts'

const visitors: Readonly<Record<Form, Visitor>> = {
  sdk: writer('sdk'),
  wire: writer('wire'),
  text: writer('text'),
}

const frozenText: Visitor = { ...visitors.text, leave: Object.freeze }

/**
 * Writes a plain value in the form of a door: a copy that nobody else holds.
 *
 * @param name The shape's name
 * @param value The value, in which instants are epoch milliseconds
 * @param form The form to write
 * @returns The copy
 */
export function write(name: string, value: object, form: Form): object {
  return walk(name, value, visitors[form]) as object
}

/**
 * Writes a plain value for looking at only.
 *
 * @param name The shape's name
 * @param value The value, in which instants are epoch milliseconds
 * @returns A frozen copy, in which they are ISO 8601 text
 */
export function writeFrozen(name: string, value: object): object {
  return walk(name, value, frozenText) as object
}

function writer(form: Form): Visitor {
  return {
    traced: false,
    leaf: (shape, value) => {
      if (shape.type === 'timestamp') return writeTimestamp(form, value as number)
      if (shape.type === 'document') return copyOf(value)
      // JSON has no Infinity.
      return form === 'text' && value === Infinity ? 'Infinity' : value
    },
  }
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOf)
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, copyOf(inside)]))
}
