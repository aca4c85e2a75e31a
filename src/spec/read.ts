import { exactlyOneMember, notNull } from './constraint-texts.ts'
import {
  brokenByList,
  brokenByNumber,
  brokenByString,
  type Broken,
  type Violation,
} from './constraints.ts'
import { readTimestamp, type Form } from './form.ts'
import type { NumberShape } from './shape.ts'
import { walk, type LeafShape, type NodeShape, type Visitor } from './walk.ts'

/** An input, read. */
export interface Reading {
  /** A frozen copy in plain data, in which instants are epoch milliseconds. */
  readonly value: object
  /** The constraints of the model that the input breaks, in order [message-order]. */
  readonly violations: readonly Violation[]
  /** The first value whose type does not fit, in the words of AWS's services [wrong-type]. */
  readonly wrongType?: { readonly path: string; readonly message: string }
}

/**
 * Reads an input against its shape: copies it, converts its timestamps and gathers every constraint it breaks.
 *
 * @param name The shape's name
 * @param input The input as it came in
 * @param form The form it came in
 * @returns The reading
 */
export function read(name: string, input: unknown, form: Form): Reading {
  const violations: Violation[] = []
  let wrongType: Reading['wrongType']

  function refuseType(path: string, value: unknown, wanted: string): undefined {
    wrongType ??= { path, message: typeMessage(value, wanted) }
    return undefined
  }

  function enter(shape: NodeShape, value: unknown, path: string): boolean {
    if (!isNode(shape, value)) {
      refuseType(path, value, shape.type)
      return false
    }
    const broken =
      shape.type === 'list' ? brokenByList(shape, value as unknown[]) : brokenByUnion(shape, value)
    for (const each of broken) violations.push({ ...each, path })
    return true
  }

  function leaf(shape: LeafShape, value: unknown, path: string): unknown {
    switch (shape.type) {
      case 'boolean':
        return typeof value === 'boolean' ? value : refuseType(path, value, 'Boolean')
      case 'timestamp':
        return readTimestamp(form, value) ?? refuseType(path, value, 'milliseconds since epoch')
      case 'string':
        if (typeof value !== 'string') return refuseType(path, value, 'String')
        note(brokenByString(shape, value), path, value)
        return value
      case 'document':
        return frozenCopy(value)
      case 'integer':
      case 'long':
      case 'double':
        return number(shape, value, path)
    }
  }

  function number(shape: NumberShape, value: unknown, path: string): unknown {
    // JSON has no Infinity; a snapshot writes it as text.
    if (form === 'text' && shape.type === 'double' && value === 'Infinity') return Infinity
    if (!isNumber(value, shape.type)) return refuseType(path, value, numberNames[shape.type])
    note(brokenByNumber(shape, value), path, String(value))
    return value
  }

  function note(broken: readonly Broken[], path: string, shown: string): void {
    for (const each of broken) violations.push({ ...each, path, shown: `'${shown}'` })
  }

  const visitor: Visitor = {
    traced: true,
    enter,
    leaf,
    leave: Object.freeze,
    missing: (path) =>
      violations.push({
        kind: 'missing',
        path,
        constraint: notNull,
        shown: 'null',
      }),
  }
  const value = (walk(name, input ?? {}, visitor) ?? Object.freeze({})) as object
  return wrongType === undefined ? { value, violations } : { value, violations, wrongType }
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
