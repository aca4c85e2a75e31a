import { isAbsentOr, isListOf, isRecord, isRecordOf } from './json.ts'

/** As much of Smithy's JSON form (AST 1.0 and 2.0) as is read here. */
export interface SmithyModel {
  readonly smithy: string
  readonly shapes: Readonly<Record<string, SmithyShape>>
}

/** A shape of any type; which members it has, its type decides. */
export interface SmithyShape {
  readonly type: string
  readonly traits?: SmithyTraits
  readonly members?: Readonly<Record<string, SmithyMember>>
  readonly member?: SmithyMember
  readonly key?: SmithyMember
  readonly value?: SmithyMember
  readonly input?: Target
  readonly output?: Target
  readonly errors?: readonly Target[]
  readonly operations?: readonly Target[]
  readonly collectionOperations?: readonly Target[]
  readonly resources?: readonly Target[]
  readonly rename?: Readonly<Record<string, string>>
  /** Operations that a resource names by what they do to it. */
  readonly put?: Target
  readonly create?: Target
  readonly read?: Target
  readonly update?: Target
  readonly delete?: Target
  readonly list?: Target
  /** Shapes whose members and traits are taken over; AWS publishes its models with these worked in. */
  readonly mixins?: readonly Target[]
}

export interface Target {
  /** A shape's id, such as `com.example#Tag`. */
  readonly target: string
}

export interface SmithyMember extends Target {
  readonly traits?: SmithyTraits
}

/** What is said of a shape or member, by the trait's id, such as `smithy.api#length`. */
export type SmithyTraits = Readonly<Record<string, unknown>>

const version = /^[12](\.\d+)*$/
const lists = ['errors', 'operations', 'collectionOperations', 'resources', 'mixins']
const targets = ['input', 'output', 'put', 'create', 'read', 'update', 'delete', 'list']
const members = ['member', 'key', 'value']

/**
 * Tells whether a value has Smithy's form and describes a service.
 *
 * @param value Anything, as JSON gave it
 * @returns True for a model
 */
export function isSmithyModel(value: unknown): value is SmithyModel {
  return (
    isRecord(value) &&
    typeof value['smithy'] === 'string' &&
    version.test(value['smithy']) &&
    isRecordOf(value['shapes'], isShape) &&
    Object.values(value['shapes'] as SmithyModel['shapes']).some(({ type }) => type === 'service')
  )
}

function isShape(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['type'] === 'string' &&
    isAbsentOr(value['traits'], isRecord) &&
    isAbsentOr(value['rename'], (names) => isRecordOf(names, isName)) &&
    isAbsentOr(value['members'], (all) => isRecordOf(all, isMember)) &&
    lists.every((name) => isAbsentOr(value[name], (list) => isListOf(list, isTarget))) &&
    targets.every((name) => isAbsentOr(value[name], isTarget)) &&
    members.every((name) => isAbsentOr(value[name], isMember))
  )
}

function isMember(value: unknown): boolean {
  return isTarget(value) && isAbsentOr((value as SmithyMember).traits, isRecord)
}

function isTarget(value: unknown): boolean {
  return isRecord(value) && isName(value['target'])
}

function isName(value: unknown): boolean {
  return typeof value === 'string'
}
