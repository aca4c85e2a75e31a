import { describe, expect, it } from 'vitest'
import type { Door } from '../door.ts'
import {
  create,
  createActive,
  idsOf,
  pagesOf,
  refusalOf,
  untilIs,
  validationError,
  createFive,
} from './tools.ts'

const invalidToken = validationError('The NextToken is not valid for this request.')

export function pagesBehaviour(door: Door): void {
  describe('Pages of ListFHIRDatastores', () => {
    it('have at most as many items as asked for, the last no NextToken [list-last-page]', async () => {
      const open = door.open()
      const [e, d, c, b, a] = await createFive(open)

      expect(await pagesOf(open, { MaxResults: 2 })).toEqual([[a, b], [c, d], [e]])
      expect(await pagesOf(open, { MaxResults: 5 })).toEqual([[a, b, c, d, e]])
      expect(await pagesOf(open, { MaxResults: 4 })).toEqual([[a, b, c, d], [e]])
      expect(await pagesOf(open, { MaxResults: 500 })).toEqual([[a, b, c, d, e]])
    })

    it('have at most 100 items if nothing is asked for [list-page-size]', async () => {
      const open = door.open()
      const ids: string[] = []
      for (let count = 0; count < 101; count += 1) ids.unshift(await create(open))

      expect(await pagesOf(open, {})).toEqual([ids.slice(0, 100), ids.slice(100)])
    })

    it('keep to the filters', async () => {
      const open = door.open()
      const ids: string[] = []
      for (const name of ['x', 'y', 'x', 'x', 'y', 'x']) {
        const id = await create(open, { DatastoreName: name })
        if (name === 'x') ids.unshift(id)
      }

      const pages = await pagesOf(open, { Filter: { DatastoreName: 'x' }, MaxResults: 3 })

      expect(pages).toEqual([ids.slice(0, 3), ids.slice(3)])
    })

    it('stay right while data stores are created in between [page-token]', async () => {
      const open = door.open()
      const [e, d, c, b, a] = await createFive(open)

      const pages = await pagesOf(open, { MaxResults: 2 }, () => create(open))

      expect(pages).toEqual([[a, b], [c, d], [e]])
    })

    it('stay right while data stores leave the listing in between [page-token]', async () => {
      const open = door.open()
      const [e, d, c, b, a] = await createFive(open)
      await untilIs(open, a, 'ACTIVE')
      const leaving = [b, c]

      const pages = await pagesOf(
        open,
        { Filter: { DatastoreStatus: 'ACTIVE' }, MaxResults: 2 },
        () => open.send('DeleteFHIRDatastore', { DatastoreId: leaving.shift() ?? '' }),
      )

      expect(pages).toEqual([[a, b], [c, d], [e]])
      expect(leaving).toEqual([])
      expect(await idsOf(open, { Filter: { DatastoreStatus: 'ACTIVE' } })).toEqual([a, d, e])
    })

    it('go on at any later time and in another size [page-token]', async () => {
      const open = door.open()
      const [e, d, c] = await createFive(open)
      const { NextToken } = await open.send('ListFHIRDatastores', { MaxResults: 2 })
      await createActive(open)

      expect(await idsOf(open, { NextToken })).toEqual([c, d, e])
      expect(await idsOf(open, { NextToken, MaxResults: 1 })).toEqual([c])
    })

    it('come again as often as they are asked for', async () => {
      const open = door.open()
      await createFive(open)
      const { NextToken } = await open.send('ListFHIRDatastores', { MaxResults: 2 })

      const once = await open.send('ListFHIRDatastores', { MaxResults: 2, NextToken })

      expect(await open.send('ListFHIRDatastores', { MaxResults: 2, NextToken })).toEqual(once)
    })

    it('have tokens that tell nothing of what is listed [page-token]', async () => {
      const open = door.open()
      const ids = await createFive(open, { DatastoreName: 'secret' })

      const { NextToken = '' } = await open.send('ListFHIRDatastores', { MaxResults: 2 })

      expect(NextToken).not.toBe('')
      for (const told of [...ids, 'secret', 'Datastore', 'us-east-1', '{']) {
        expect(NextToken).not.toContain(told)
      }
    })

    it.each([
      ['empty', () => ''],
      ['made up', () => 'eyJvZmZzZXQiOjJ9'],
      ['cut off', (token: string) => token.slice(0, -1)],
      ['drawn out', (token: string) => `${token}0`],
      [
        'changed at its beginning',
        (token: string) => `${token.startsWith('0') ? '1' : '0'}${token.slice(1)}`,
      ],
      [
        'changed at its end',
        (token: string) => `${token.slice(0, -1)}${token.endsWith('1') ? '2' : '1'}`,
      ],
    ] as const)('are refused for a token that is %s [page-token]', async (_kind, spoil) => {
      const open = door.open()
      await createFive(open)
      const { NextToken = '' } = await open.send('ListFHIRDatastores', { MaxResults: 2 })

      const listing = open.send('ListFHIRDatastores', { NextToken: spoil(NextToken) })

      expect(await refusalOf(door, listing)).toEqual(invalidToken)
    })

    it('are refused for a token of other filters [page-token]', async () => {
      const open = door.open()
      await createFive(open, { DatastoreName: 'x' })
      const { NextToken } = await open.send('ListFHIRDatastores', { MaxResults: 2 })
      const named = await open.send('ListFHIRDatastores', {
        Filter: { DatastoreName: 'x' },
        MaxResults: 2,
      })

      const fromAll = open.send('ListFHIRDatastores', { Filter: { DatastoreName: 'x' }, NextToken })
      expect(await refusalOf(door, fromAll)).toEqual(invalidToken)
      const fromNamed = open.send('ListFHIRDatastores', { NextToken: named.NextToken })
      expect(await refusalOf(door, fromNamed)).toEqual(invalidToken)
    })

    it('are refused for a token of another region [page-token] [every-region]', async () => {
      const open = door.open()
      await createFive(open)
      const { NextToken } = await open.send('ListFHIRDatastores', { MaxResults: 2 })

      const listing = open.send('ListFHIRDatastores', { NextToken }, 'eu-west-1')

      expect(await refusalOf(door, listing)).toEqual(invalidToken)
    })
  })
}
