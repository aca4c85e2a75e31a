import { describe, expect, it } from 'vitest'
import type { Door } from '../door.ts'
import { createDeleted, createActive, idsOf, refusalOf, validationError } from './tools.ts'

const input = {
  DatastoreTypeVersion: 'R4',
  DatastoreName: 'once',
  ClientToken: 'a-token-1',
} as const

export function clientTokenBehaviour(door: Door): void {
  describe('ClientToken', () => {
    it('gives a repeated request its first answer and makes nothing [client-token-same-answer]', async () => {
      const open = door.open()

      const first = await open.send('CreateFHIRDatastore', input)
      const second = await open.send('CreateFHIRDatastore', { ...input })

      expect(second).toEqual(first)
      expect(await idsOf(open)).toEqual([first.DatastoreId])
    })

    it('gives the first answer also when the data store is ACTIVE [client-token-same-answer]', async () => {
      const open = door.open()
      const id = await createActive(open, input)

      const again = await open.send('CreateFHIRDatastore', input)

      expect(again).toMatchObject({ DatastoreId: id, DatastoreStatus: 'CREATING' })
      expect(await idsOf(open)).toEqual([id])
    })

    it('gives the first answer also when the data store is DELETED [client-token-lifetime]', async () => {
      const open = door.open()
      const id = await createDeleted(open, input)

      const again = await open.send('CreateFHIRDatastore', input)

      expect(again).toMatchObject({ DatastoreId: id, DatastoreStatus: 'CREATING' })
      expect(await idsOf(open)).toEqual([id])
    })

    it('refuses a token that comes with another input [client-token-mismatch]', async () => {
      const open = door.open()
      const { DatastoreId } = await open.send('CreateFHIRDatastore', input)

      const other = open.send('CreateFHIRDatastore', { ...input, DatastoreName: 'twice' })

      expect(await refusalOf(door, other)).toEqual(
        validationError('The ClientToken a-token-1 was used before with another input.'),
      )
      expect(await idsOf(open)).toEqual([DatastoreId])
    })

    it('makes another data store for another token, and for none', async () => {
      const open = door.open()
      const { ClientToken: _left, ...rest } = input

      const answers = [
        await open.send('CreateFHIRDatastore', input),
        await open.send('CreateFHIRDatastore', { ...input, ClientToken: 'a-token-2' }),
        await open.send('CreateFHIRDatastore', rest),
        await open.send('CreateFHIRDatastore', rest),
      ]

      expect(await idsOf(open)).toEqual(answers.map(({ DatastoreId }) => DatastoreId).toReversed())
    })

    it('is good for its region only [every-region]', async () => {
      const open = door.open()

      const here = await open.send('CreateFHIRDatastore', input)
      const there = await open.send('CreateFHIRDatastore', input, 'eu-west-1')

      expect(there.DatastoreId).not.toBe(here.DatastoreId)
    })
  })
}
