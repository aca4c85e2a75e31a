import { notNull } from './constraint-texts.ts'
import {
  brokenByUnion,
  listCheck,
  numberCheck,
  stringCheck,
  type Broken,
  type Violation,
} from './constraints.ts'
import type { Draft } from './draft.ts'
import { instantIn, type Form } from './form.ts'
import type { ListShape, NumberShape, StringShape, StructureShape } from './shape.ts'

// What is found out while an input is read.
export interface Notes {
  readonly form: Form
  readonly violations: Violation[]
  wrongType: WrongType | undefined
  // Of the structure or list that is being read.
  path: string
}

// A value whose type does not fit, in the words of AWS's services [wrong-type].
export interface WrongType {
  readonly path: string
  readonly message: string
}

// Reads what is given for a member or an item, which is the last step of its path. What is null is
// absent [null-is-absent]; what is absent, or of another type, is left out: undefined.
export type Reader<Value> = (given: unknown, notes: Notes, step: string) => Value | undefined

// Notes that a required member, or an item, was not read since it is not there.
export function noteIfAbsent(given: unknown, notes: Notes, step: string): void {
  if (given !== undefined && given !== null) return
  const path = pathTo(step, notes)
  notes.violations.push({ kind: 'missing', path, constraint: notNull, shown: 'null' })
}

export function isStructure(
  given: unknown,
  notes: Notes,
  step: string,
): given is Readonly<Record<string, unknown>> {
  if (given === undefined || given === null) return false
  if (typeof given === 'object' && !Array.isArray(given)) return true
  refuseType(notes, step, 'Unexpected field type')
  return false
}

export function checkUnion(shape: StructureShape, given: object, notes: Notes, step: string): void {
  note(notes, brokenByUnion(shape, given), step)
}

// Goes into a structure or list; gives the path to come back to.
export function enter(notes: Notes, step: string): string {
  const { path } = notes
  notes.path = pathTo(step, notes)
  return path
}

export function leave<Node>(copy: Draft<Node>, notes: Notes, path: string): Node {
  notes.path = path
  return Object.freeze(copy) as Node
}

function pathTo(step: string, { path }: Notes): string {
  return path === '' ? step : `${path}.${step}`
}

export function listReader<Item>(shape: ListShape, readItem: Reader<Item>): Reader<Item[]> {
  const check = listCheck(shape)
  return (given, notes, step) => {
    if (given === undefined || given === null) return undefined
    if (!Array.isArray(given)) return refuseType(notes, step, 'Unexpected field type')
    note(notes, check(given), step)
    const path = enter(notes, step)
    const copy: Item[] = []
    for (const [index, item] of given.entries()) {
      const itemStep = `${index + 1}.member`
      const read = readItem(item, notes, itemStep)
      if (read === undefined) noteIfAbsent(item, notes, itemStep)
      else copy.push(read)
    }
    return leave<Item[]>(copy, notes, path)
  }
}

export function stringReader<Text extends string>(shape: StringShape): Reader<Text> {
  const check = stringCheck(shape)
  return (given, notes, step) => {
    if (typeof given !== 'string') return refuse(given, notes, step, 'String')
    note(notes, check(given), step, given)
    return given as Text
  }
}

export function numberReader(shape: NumberShape): Reader<number> {
  const check = numberCheck(shape)
  const name = numberNames[shape.type]
  return (given, notes, step) => {
    if (typeof given !== 'number' || (name !== 'Double' && !Number.isInteger(given))) {
      return refuse(given, notes, step, name)
    }
    note(notes, check(given), step, given)
    return given
  }
}

const numberNames = { integer: 'Integer', long: 'Long', double: 'Double' } as const

export const readBoolean: Reader<boolean> = (given, notes, step) =>
  typeof given === 'boolean' ? given : refuse(given, notes, step, 'Boolean')

// As epoch milliseconds.
export const readTimestamp: Reader<number> = (given, notes, step) =>
  instantIn(notes.form, given) ?? refuse(given, notes, step, 'milliseconds since epoch')

function note(
  notes: Notes,
  broken: readonly Broken[],
  step: string,
  shown?: string | number,
): void {
  for (const each of broken) {
    const violation = { ...each, path: pathTo(step, notes) }
    notes.violations.push(shown === undefined ? violation : { ...violation, shown: `'${shown}'` })
  }
}

function refuse(given: unknown, notes: Notes, step: string, wanted: string): undefined {
  if (given === undefined || given === null) return undefined
  return refuseType(notes, step, typeMessage(given, wanted))
}

// The first counts.
function refuseType(notes: Notes, step: string, message: string): undefined {
  notes.wrongType ??= { path: pathTo(step, notes), message }
}

// [wrong-type]
function typeMessage(value: unknown, wanted: string): string {
  if (typeof value === 'object') return 'Start of structure or map found where not expected'
  return `${typeName(value)} cannot be converted to ${wanted}`
}

function typeName(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE'
  if (typeof value !== 'number') return 'STRING_VALUE'
  return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE'
}
