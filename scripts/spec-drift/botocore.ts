import { isAbsentOr, isListOf, isRecord, isRecordOf } from './json.ts'
import type { Traits } from './service.ts'

/** As much of the form of botocore's service models (`service-2.json`) as is read here. */
export interface BotocoreModel {
  readonly operations: Readonly<Record<string, BotocoreOperation>>
  readonly shapes: Readonly<Record<string, BotocoreShape>>
}

export interface BotocoreOperation {
  readonly input?: Reference
  readonly output?: Reference
  readonly errors?: readonly Reference[]
}

export interface BotocoreShape extends Traits {
  readonly type: string
  readonly members?: Readonly<Record<string, Reference>>
  readonly member?: Reference
  readonly key?: Reference
  readonly value?: Reference
}

export interface Reference extends Traits {
  readonly shape: string
}

/**
 * Tells whether a value has the form of botocore's service models.
 *
 * @param value Anything, as JSON gave it
 * @returns True for a model
 */
export function isBotocoreModel(value: unknown): value is BotocoreModel {
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
    isAbsentOr(value['errors'], (errors) => isListOf(errors, isReference))
  )
}

function isShape(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['type'] === 'string' &&
    ['member', 'key', 'value'].every((name) => isAbsentOr(value[name], isReference)) &&
    isAbsentOr(value['members'], (members) => isRecordOf(members, isReference))
  )
}

function isReference(value: unknown): boolean {
  return isRecord(value) && typeof value['shape'] === 'string'
}
