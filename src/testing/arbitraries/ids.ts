import type { OperationName } from '../../model/healthlake/infer.ts'
import { operations } from '../../model/healthlake/operations.ts'
import { shapeOf } from '../../model/healthlake/shapes.ts'

export const idMembers = ['DatastoreId', 'SourceDatastoreId', 'JobId', 'ResourceARN'] as const

/** The members of an input that name what it is about. */
export type IdMember = (typeof idMembers)[number]

interface Subject {
  // By which members it is named.
  readonly ids: readonly IdMember[]
  readonly store: boolean
  readonly job: boolean
}

export function findSubject(operation: OperationName): Subject {
  const shape = shapeOf(operations[operation].input)
  const members = shape.type === 'structure' ? shape.members : {}
  const ids = idMembers.filter((member) => member in members)
  return { ids, store: ids.some((id) => id !== 'JobId'), job: ids.includes('JobId') }
}
