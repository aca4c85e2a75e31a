import { exactlyOneMember, notNull } from '../codec/constraint-texts.ts'
import {
  listCheck,
  numberCheck,
  stringCheck,
  type Broken,
  type Violation,
} from '../codec/constraints.ts'
import { prepareCopies, type Copy, type LeafShape, type NodeShape, type Visitor } from './copy.ts'
import { readTimestamp, type Form } from './form.ts'
import type { NumberShape } from '../codec/shape.ts'

export interface Reading {
  // A frozen copy in plain data, in which instants are epoch milliseconds.
  readonly value: object
  // The constraints of the model that the input breaks, in order [message-order].
  readonly violations: readonly Violation[]
  // The first value whose type does not fit, in the words of AWS's services [wrong-type].
  readonly wrongType?: { readonly path: string; readonly message: string }
}

interface Notes {
  readonly violations: Violation[]
  wrongType: Reading['wrongType']
}

const copies: Readonly<Record<Form, ReadonlyMap<string, Copy<Notes>>>> = {
  sdk: prepareCopies(reader('sdk')),
  wire: prepareCopies(reader('wire')),
  text: prepareCopies(reader('text')),
}

export function read(name: string, input: unknown, form: Form): Reading {
  const notes: Notes = { violations: [], wrongType: undefined }
  const copy = copies[form].get(name) as Copy<Notes>
  const value = (copy(input ?? {}, notes, '') ?? Object.freeze({})) as object
  const { violations, wrongType } = notes
  return wrongType === undefined ? { value, violations } : { value, violations, wrongType }
}

function reader(form: Form): Visitor<Notes> {
  return {
    traced: true,
    leaf: (shape) => leafCopy(shape, form),
    enter,
    leave: Object.freeze,
    missing: ({ violations }, path) =>
      violations.push({
        kind: 'missing',
        path,
        constraint: notNull,
        shown: 'null',
      }),
  }
}

function enter(shape: NodeShape, value: unknown, notes: Notes, path: string): boolean {
  if (!isNode(shape, value)) {
    refuseType(notes, path, value, shape.type)
    return false
  }
  const broken =
    shape.type === 'list' ? listCheck(shape)(value as unknown[]) : brokenByUnion(shape, value)
  for (const each of broken) notes.violations.push({ ...each, path })
  return true
}

function leafCopy(shape: LeafShape, form: Form): Copy<Notes> {
  switch (shape.type) {
    case 'boolean':
      return (value, notes, path) =>
        typeof value === 'boolean' ? value : refuseType(notes, path, value, 'Boolean')
    case 'timestamp':
      return (value, notes, path) =>
        readTimestamp(form, value) ?? refuseType(notes, path, value, 'milliseconds since epoch')
    case 'string': {
      const check = stringCheck(shape)
      return (value, notes, path) => {
        if (typeof value !== 'string') return refuseType(notes, path, value, 'String')
        note(notes, check(value), path, value)
        return value
      }
    }
    case 'document':
      return frozenCopy
    case 'integer':
    case 'long':
    case 'double':
      return numberCopy(shape, form)
  }
}

function numberCopy(shape: NumberShape, form: Form): Copy<Notes> {
  return (value, notes, path) => {
    // JSON has no Infinity; a snapshot writes it as text.
    if (form === 'text' && shape.type === 'double' && value === 'Infinity') return Infinity
    if (!isNumber(value, shape.type)) {
      return refuseType(notes, path, value, numberNames[shape.type])
    }
    note(notes, numberCheck(shape)(value), path, String(value))
    return value
  }
}

function refuseType(notes: Notes, path: string, value: unknown, wanted: string): undefined {
  notes.wrongType ??= { path, message: typeMessage(value, wanted) }
}

function note({ violations }: Notes, broken: readonly Broken[], path: string, shown: string): void {
  for (const each of broken) violations.push({ ...each, path, shown: `'${shown}'` })
}

const numberNames = { integer: 'Integer', long: 'Long', double: 'Double' }

function frozenCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const copy: object = Array.isArray(value)
    ? value.map(frozenCopy)
    : Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, frozenCopy(inside)]))
  return Object.freeze(copy)
}

function isNode(shape: NodeShape, value: unknown): value is object {
  return typeof value === 'object' && Array.isArray(value) === (shape.type === 'list')
}

function isNumber(value: unknown, type: keyof typeof numberNames): value is number {
  return typeof value === 'number' && (type === 'double' || Number.isInteger(value))
}

// [union-member]
function brokenByUnion(shape: NodeShape, value: object): readonly Broken[] {
  if (shape.type !== 'structure' || shape.union !== true) return []
  const given = value as Readonly<Record<string, unknown>>
  const set = Object.keys(shape.members).filter((name) => (given[name] ?? undefined) !== undefined)
  return set.length === 1 ? [] : [{ kind: 'union', constraint: exactlyOneMember }]
}

// [wrong-type]
function typeMessage(value: unknown, wanted: string): string {
  if (wanted === 'list' || wanted === 'structure') return 'Unexpected field type'
  if (typeof value === 'object') return 'Start of structure or map found where not expected'
  return `${typeName(value)} cannot be converted to ${wanted}`
}

function typeName(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE'
  if (typeof value !== 'number') return 'STRING_VALUE'
  return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE'
}
