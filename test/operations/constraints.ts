import { createFakeHealthLake, type OperationName } from 'fake-healthlake'
import { askWild, refused } from './refused.ts'

/** The patterns of names and of tags. */
export const word = String.raw`([\p{L}\p{Z}\p{N}_.:/=+\-%@]*)`
export const tagWord = String.raw`([\p{L}\p{Z}\p{N}_.:/=+\-@]*)`

/** What each of the default profiles must be. */
export const eachProfile = String.raw`Member must satisfy constraint: [Member must have length less than or equal to 10000, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: [\P{M}\p{M}]{0,10000}, Member must not be null]`

export const r4 = { DatastoreTypeVersion: 'R4' }

/** A request that breaks one constraint, or more. */
export interface Case {
  readonly operation: OperationName
  readonly input: object
  /** What stands behind `1 validation error detected: `. */
  readonly says: string
}

export function create(member: object, says: string): Case {
  return { operation: 'CreateFHIRDatastore', input: { ...r4, ...member }, says }
}

/** What the service says when it refuses a request. */
export function messageOf({ operation, input }: Omit<Case, 'says'>): string {
  return refused(() => askWild(createFakeHealthLake(), operation, input)).message
}

/** The status of a data store that is created with a member. */
export function statusAfter(member: object): string | undefined {
  const fake = createFakeHealthLake()
  askWild(fake, 'CreateFHIRDatastore', { ...r4, ...member })
  return fake.datastores()[0]?.DatastoreStatus
}
