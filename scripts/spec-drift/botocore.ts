import type { Traits } from './service.ts'

/** As much of the form of botocore's service models (`service-2.json`) as is read here. */
export interface Model {
  readonly operations: Readonly<Record<string, ModelOperation>>
  readonly shapes: Readonly<Record<string, ModelShape>>
}

export interface ModelOperation {
  readonly input?: Reference
  readonly output?: Reference
  readonly errors?: readonly Reference[]
}

export interface ModelShape extends Traits {
  readonly type: string
  readonly members?: Readonly<Record<string, Reference>>
  readonly member?: Reference
}

export interface Reference extends Traits {
  readonly shape: string
}

/**
 * Tells whether a value has the form of a service model.
 *
 * @param value Anything, as JSON gave it
 * @returns True for a model
 */
export function isModel(value: unknown): value is Model {
  return (
    isRecord(value) &&
    isRecordOf(value['operations'], isOperation) &&
    isRecordOf(value['shapes'], isShape)
  )
}

function isOperation(value: unknown): boolean {
  return (
    isRecord(value) &&
    isAbsentOr(value['input'], isReference) &&
    isAbsentOr(value['output'], isReference) &&
    isAbsentOr(value['errors'], (errors) => Array.isArray(errors) && errors.every(isReference))
  )
}

function isShape(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['type'] === 'string' &&
    isAbsentOr(value['member'], isReference) &&
    isAbsentOr(value['members'], (members) => isRecordOf(members, isReference))
  )
}

function isReference(value: unknown): boolean {
  return isRecord(value) && typeof value['shape'] === 'string'
}

function isAbsentOr(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value)
}

function isRecordOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return isRecord(value) && Object.values(value).every(is)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
