import { notNull } from './constraint-texts.ts'
import {
  brokenByUnion,
  itemConstraint,
  listCheck,
  numberCheck,
  stringCheck,
  type Violation,
} from './constraints.ts'
import type { Draft } from './draft.ts'
import { instantIn, type Form } from './form.ts'
import { noList, noScalar, noStructure, noToken } from './type-texts.ts'
import type { ListShape, NumberShape, Shape, StringShape, StructureShape } from './shape.ts'

// What is found out while an input is read.
export interface Notes {
  readonly form: Form
  readonly violations: Violation[]
  wrongType: WrongType | undefined
  // The way to the structure or list that is being read; made into text only where something is wrong.
  path: Path | undefined
}

interface Path {
  readonly from: Path | undefined
  readonly step: Step
}

// The name of a member as paths show it, or the place of an item, from 1.
export type Step = string | number

// A value whose type does not fit, in the words of AWS's services [wrong-type].
export interface WrongType {
  readonly path: string
  readonly message: string
}

// Reads what is given for a member or an item, which is the last step of its path. What is absent,
// or of another type, is left out: undefined.
export type Reader<Value> = (given: unknown, notes: Notes, step: Step) => Value | undefined

// [null-is-absent]
function isAbsent(given: unknown): given is undefined | null {
  return given === undefined || given === null
}

// Notes that a required member, or an item, was not read since it is not there.
export function noteIfAbsent(given: unknown, notes: Notes, step: Step): void {
  if (!isAbsent(given)) return
  notes.violations.push({ path: pathTo(step, notes), constraint: notNull, value: given })
}

export function isStructure(
  given: unknown,
  notes: Notes,
  step: Step,
  name: string,
): given is Readonly<Record<string, unknown>> {
  if (isAbsent(given)) return false
  if (typeof given === 'object' && !Array.isArray(given)) return true
  refuseType(notes, step, noStructure(given, name, typeof step === 'number'))
  return false
}

export function checkUnion(shape: StructureShape, given: object, notes: Notes, step: Step): void {
  note(notes, brokenByUnion(shape, given), step, given, shape)
}

// Before the members of a structure, or the items of a list, are read.
export function enter(notes: Notes, step: Step): void {
  notes.path = { from: notes.path, step }
}

// After that.
export function leave<Node>(copy: Draft<Node>, notes: Notes): Node {
  notes.path = notes.path?.from
  return Object.freeze(copy) as Node
}

function textOf(path: Path): string {
  const { from, step } = path
  const text = typeof step === 'number' ? `${step}.member` : step
  return from === undefined || from.step === '' ? text : `${textOf(from)}.${text}`
}

function pathTo(step: Step, { path }: Notes): string {
  return textOf({ from: path, step })
}

// Of a list of texts, the shape of these is given, too.
export function listReader<Item>(
  shape: ListShape,
  readItem: Reader<Item>,
  text?: StringShape,
): Reader<Item[]> {
  const check = listCheck(shape)
  return (given, notes, step) => {
    if (isAbsent(given)) return undefined
    if (!Array.isArray(given)) {
      return refuseType(notes, step, noList(given))
    }
    note(notes, check(given), step, given, shape)
    const before = notes.violations.length
    enter(notes, step)
    const copy: Item[] = []
    for (let index = 0; index < given.length; index += 1) {
      const item: unknown = given[index]
      const read = readItem(item, notes, index + 1)
      if (read === undefined) noteIfAbsent(item, notes, index + 1)
      else copy.push(read)
    }
    const list = leave<Item[]>(copy, notes)
    // [message-items]
    if (text !== undefined && notes.violations.splice(before).length > 0) {
      note(notes, [itemConstraint(text)], step, given, shape)
    }
    return list
  }
}

export function stringReader<Text extends string>(shape: StringShape): Reader<Text> {
  const check = stringCheck(shape)
  return (given, notes, step) => {
    if (typeof given !== 'string') return refuse(given, notes, step, 'String')
    note(notes, check(given), step, given, shape)
    return given as Text
  }
}

// [numbers-floored]
export function numberReader(shape: NumberShape): Reader<number> {
  const check = numberCheck(shape)
  const name = numberNames[shape.type]
  return (given, notes, step) => {
    if (typeof given !== 'number' || !Number.isFinite(given)) {
      return refuse(given, notes, step, name)
    }
    const read = name === 'Double' ? given : Math.floor(given)
    note(notes, check(read), step, read, shape)
    return read
  }
}

const numberNames = { integer: 'Integer', long: 'Long', double: 'Double' } as const

// [booleans-as-text]
export const readBoolean: Reader<boolean> = (given, notes, step) => {
  if (typeof given === 'boolean') return given
  if (typeof given !== 'string') return refuse(given, notes, step, 'Boolean')
  const text = given.toUpperCase()
  if (['TRUE', 'YES', '1'].includes(text)) return true
  if (['FALSE', 'NO', '0'].includes(text)) return false
  return refuseType(notes, step, noToken)
}

// An instant, as epoch milliseconds.
export const readTimestamp: Reader<number> = (given, notes, step) =>
  instantIn(notes.form, given) ?? refuse(given, notes, step, 'milliseconds since epoch')

function note(
  notes: Notes,
  broken: readonly string[],
  step: Step,
  value: unknown,
  shape: Shape,
): void {
  if (broken.length === 0) return
  const path = pathTo(step, notes)
  for (const constraint of broken) notes.violations.push({ path, constraint, value, shape })
}

function refuse(given: unknown, notes: Notes, step: Step, wanted: string): undefined {
  if (isAbsent(given)) return undefined
  return refuseType(notes, step, noScalar(given, wanted))
}

// The first wrong type is the one that is told.
function refuseType(notes: Notes, step: Step, message: string): undefined {
  notes.wrongType ??= { path: pathTo(step, notes), message }
}
