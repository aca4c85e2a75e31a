import { prepareCopies, type Copy, type LeafShape, type Visitor } from './copy.ts'
import { writeTimestamp, type Form } from './form.ts'

const copies: Readonly<Record<Form, ReadonlyMap<string, Copy<undefined>>>> = {
  sdk: prepareCopies(writer('sdk')),
  wire: prepareCopies(writer('wire')),
  text: prepareCopies(writer('text')),
}

const frozenCopies = prepareCopies({ ...writer('text'), leave: Object.freeze })

export function write(name: string, value: object, form: Form): object {
  return copyAs(copies[form], name, value)
}

export function writeFrozen(name: string, value: object): object {
  return copyAs(frozenCopies, name, value)
}

function copyAs(by: ReadonlyMap<string, Copy<undefined>>, name: string, value: object): object {
  const copy = by.get(name)
  return copy === undefined ? value : (copy(value, undefined, '') as object)
}

function writer(form: Form): Visitor<undefined> {
  return { traced: false, leaf: (shape) => leafCopy(shape, form) }
}

function leafCopy({ type }: LeafShape, form: Form): Copy<undefined> | undefined {
  if (type === 'timestamp') return (value) => writeTimestamp(form, value as number)
  if (type === 'document') return copyOf
  // JSON has no Infinity.
  if (type === 'double' && form === 'text')
    return (value) => (value === Infinity ? 'Infinity' : value)
  return undefined
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOf)
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, copyOf(inside)]))
}
