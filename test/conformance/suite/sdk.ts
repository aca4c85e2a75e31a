import {
  ConflictException,
  CreateFHIRDatastoreCommand,
  DeleteFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
  ResourceNotFoundException,
  ValidationException,
} from '@aws-sdk/client-healthlake'
import { describe, expect, it } from 'vitest'
import type { SdkDoor } from '../door.ts'
import { rejectionOf } from '../../thrown.ts'
import { unknownId, uuid } from '../../values.ts'
import { paginated } from './paginated.ts'
import { create } from './tools.ts'

const badList = new ListFHIRDatastoresCommand({ MaxResults: 0 })

export function sdkBehaviour(door: SdkDoor): void {
  describe('The SDK', () => {
    it('has a client of its own class', () => {
      const { client } = door.open()

      expect(client).toBeInstanceOf(HealthLakeClient)
    })

    it('gives $metadata with each answer', async () => {
      const { client } = door.open()

      const answers = [
        await client.send(new ListFHIRDatastoresCommand({})),
        await client.send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })),
      ]

      const ids = answers.map(({ $metadata }) => $metadata.requestId)
      expect(new Set(ids).size).toBe(2)
      expect(answers.map(({ $metadata }) => $metadata)).toEqual([
        { httpStatusCode: 200, requestId: ids[0], attempts: 1, totalRetryDelay: 0 },
        { httpStatusCode: 200, requestId: ids[1], attempts: 1, totalRetryDelay: 0 },
      ])
      expect(ids).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)])
    })

    it('throws its ResourceNotFoundException', async () => {
      const { client } = door.open()

      const error = await rejectionOf(
        client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: unknownId })),
      )

      expect(error).toBeInstanceOf(ResourceNotFoundException)
      expect(error).toMatchObject({
        name: 'ResourceNotFoundException',
        message: `There is no data store with the id ${unknownId} in us-east-1.`,
        $fault: 'client',
        $metadata: {
          httpStatusCode: 400,
          requestId: expect.stringMatching(uuid),
          attempts: 1,
          totalRetryDelay: 0,
        },
      })
    })

    it('throws its ConflictException', async () => {
      const open = door.open()
      const id = await create(open)

      const error = await rejectionOf(
        open.client.send(new DeleteFHIRDatastoreCommand({ DatastoreId: id })),
      )

      expect(error).toBeInstanceOf(ConflictException)
      expect(error).toMatchObject({
        name: 'ConflictException',
        message: `The data store ${id} cannot be changed while it is CREATING.`,
        $fault: 'client',
        $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(uuid), attempts: 1 },
      })
    })

    it('throws its ValidationException', async () => {
      const { client } = door.open()

      const error = await rejectionOf(client.send(badList))

      expect(error).toBeInstanceOf(ValidationException)
      expect(error).toMatchObject({
        name: 'ValidationException',
        message:
          "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
        $fault: 'client',
        $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(uuid), attempts: 1 },
      })
    })

    it('calls back, if it is asked to, with the answer or with the error', async () => {
      const { client } = door.open()

      const answered = await new Promise((resolve) => {
        client.send(new ListFHIRDatastoresCommand({}), (error, output) => resolve([error, output]))
      })
      const refused = await new Promise((resolve) => {
        client.send(badList, {}, (error, output) => resolve([error, output]))
      })

      expect(answered).toEqual([null, expect.objectContaining({ DatastorePropertiesList: [] })])
      expect(refused).toEqual([expect.any(ValidationException), undefined])
    })

    it('does nothing for a call that was aborted before', async () => {
      const open = door.open()
      const command = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

      const error = await rejectionOf(
        open.client.send(command, { abortSignal: AbortSignal.abort() }),
      )

      expect(error).toMatchObject({ name: 'AbortError', message: 'Request aborted' })
      expect(await open.send('ListFHIRDatastores', {})).toEqual({ DatastorePropertiesList: [] })
    })

    it('pages through its paginator', async () => {
      const open = door.open()
      const ids: string[] = []
      for (let count = 0; count < 5; count += 1) ids.unshift(await create(open))

      const pages = await paginated(open.client, 2)

      expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)])
    })
  })
}
