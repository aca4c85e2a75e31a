import type { OperationName } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import type { Door } from '../door.ts'
import { unknownId } from '../../values.ts'
import { conflict, create, idsOf, notFound, refusalOf, validationError } from './tools.ts'

const word = String.raw`([\p{L}\p{Z}\p{N}_.:/=+\-%@]*)`

/** Inputs that every door can carry, and how the service's constraints refuse them. */
export const wrongInputs: readonly (readonly [OperationName, object, string])[] = [
  [
    'CreateFHIRDatastore',
    {},
    "1 validation error detected: Value null at 'datastoreTypeVersion' failed to satisfy constraint: Member must not be null",
  ],
  [
    'CreateFHIRDatastore',
    { DatastoreTypeVersion: 'R5' },
    "1 validation error detected: Value 'R5' at 'datastoreTypeVersion' failed to satisfy constraint: Member must satisfy enum value set: [R4]",
  ],
  [
    'CreateFHIRDatastore',
    { DatastoreTypeVersion: 'R4', DatastoreName: '' },
    "1 validation error detected: Value '' at 'datastoreName' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'CreateFHIRDatastore',
    { DatastoreTypeVersion: 'R4', ClientToken: 'with blank', DatastoreName: 'a*b' },
    `2 validation errors detected: Value 'a*b' at 'datastoreName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${word}; Value 'with blank' at 'clientToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9-]+`,
  ],
  [
    'CreateFHIRDatastore',
    {
      DatastoreTypeVersion: 'R4',
      Tags: [
        { Key: 'good', Value: 'good' },
        { Key: '', Value: 'v' },
      ],
      SseConfiguration: { KmsEncryptionConfig: {} },
    },
    "2 validation errors detected: Value null at 'sseConfiguration.kmsEncryptionConfig.cmkType' failed to satisfy constraint: Member must not be null; Value '' at 'tags.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'DescribeFHIRDatastore',
    {},
    "1 validation error detected: Value null at 'datastoreId' failed to satisfy constraint: Member must not be null",
  ],
  [
    'DeleteFHIRDatastore',
    { DatastoreId: '0'.repeat(33) },
    `1 validation error detected: Value '${'0'.repeat(33)}' at 'datastoreId' failed to satisfy constraint: Member must have length less than or equal to 32`,
  ],
  [
    'ListFHIRDatastores',
    { MaxResults: 501, Filter: { DatastoreStatus: 'GONE' } },
    "2 validation errors detected: Value 'GONE' at 'filter.datastoreStatus' failed to satisfy constraint: Member must satisfy enum value set: [CREATING, ACTIVE, DELETING, DELETED, CREATE_FAILED, UPDATING, UPDATE_FAILED]; Value '501' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 500",
  ],
  [
    'ListFHIRDatastores',
    { MaxResults: 0 },
    "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
]

export function refusalBehaviour(door: Door): void {
  describe('Refusals', () => {
    it.each(wrongInputs)(
      '%s refuses an input that breaks constraints [constraints] [message-form] (%#)',
      async (operation, input, message) => {
        const open = door.open()

        const refusal = await refusalOf(door, open.send(operation, input))

        expect(refusal).toEqual(validationError(message))
        expect(await idsOf(open)).toEqual([])
      },
    )

    it("have the statuses of the service's model if the fake is made so [http-status]", async () => {
      const open = door.open({ assumptions: { httpStatus: 'modelled' } })
      const id = await create(open)

      const unknown = open.send('DescribeFHIRDatastore', { DatastoreId: unknownId })
      expect(await refusalOf(door, unknown)).toEqual({ ...notFound(unknownId), statusCode: 404 })
      const deleting = open.send('DeleteFHIRDatastore', { DatastoreId: id })
      expect(await refusalOf(door, deleting)).toEqual({
        ...conflict(id, 'CREATING'),
        statusCode: 409,
      })
      const invalid = open.send('ListFHIRDatastores', { MaxResults: 0 })
      expect(await refusalOf(door, invalid)).toMatchObject({ statusCode: 400 })
    })
  })
}
