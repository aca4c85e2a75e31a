import { describe, expect, it } from 'vitest'
import type { Door, OpenDoor } from '../door.ts'
import { create, createDeleted, describeStore, refusalOf, validationError } from './tools.ts'

interface Tag {
  readonly Key: string
  readonly Value: string
}

const unknownArn = `arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/${'f'.repeat(32)}`

async function arnOf(open: OpenDoor, id: string): Promise<string> {
  const { DatastoreArn } = await describeStore(open, id)
  return DatastoreArn
}

async function tagged(open: OpenDoor, Tags?: Tag[]): Promise<string> {
  return arnOf(open, await create(open, Tags === undefined ? {} : { Tags }))
}

async function tagsOf({ send }: OpenDoor, ResourceARN: string): Promise<Tag[]> {
  const { Tags } = await send('ListTagsForResource', { ResourceARN })
  return Tags ?? []
}

export function tagBehaviour(door: Door): void {
  describe('Tags', () => {
    it('are those of the Create, at once, also while the data store is CREATING', async () => {
      const open = door.open()
      const Tags = [
        { Key: 'stage', Value: 'test' },
        { Key: 'owner', Value: '' },
      ]

      const arn = await tagged(open, Tags)

      expect(await tagsOf(open, arn)).toEqual(Tags)
      expect(await tagsOf(open, await tagged(open))).toEqual([])
    })

    it('are added and overwritten, and read at once [tag-overwrites] [tag-order]', async () => {
      const open = door.open()
      const ResourceARN = await tagged(open, [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ])

      const answer = await open.send('TagResource', {
        ResourceARN,
        Tags: [
          { Key: 'c', Value: '3' },
          { Key: 'a', Value: '4' },
        ],
      })

      expect(answer).toEqual({})
      expect(await tagsOf(open, ResourceARN)).toEqual([
        { Key: 'a', Value: '4' },
        { Key: 'b', Value: '2' },
        { Key: 'c', Value: '3' },
      ])
    })

    it('are taken away by key; a key that is not there is passed over [untag-unknown]', async () => {
      const open = door.open()
      const ResourceARN = await tagged(open, [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ])

      const answer = await open.send('UntagResource', { ResourceARN, TagKeys: ['b', 'x'] })

      expect(answer).toEqual({})
      expect(await tagsOf(open, ResourceARN)).toEqual([{ Key: 'a', Value: '1' }])
    })

    it.each<[string, Tag[], string]>([
      [
        'keys that are reserved [tag-reserved]',
        [{ Key: 'aws:x', Value: '' }],
        'The tag key aws:x begins with aws:, which is reserved.',
      ],
      [
        'more than a resource can have [tag-limit]',
        Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' })),
        'A resource can have at most 50 tags.',
      ],
    ])('are refused: %s', async (_what, Tags, message) => {
      const open = door.open()
      const ResourceARN = await tagged(open, [{ Key: 'a', Value: '1' }])

      const refusal = await refusalOf(door, open.send('TagResource', { ResourceARN, Tags }))

      expect(refusal).toEqual(validationError(message))
      expect(await tagsOf(open, ResourceARN)).toEqual([{ Key: 'a', Value: '1' }])
    })

    it('are not to be had of what is not there [tag-unknown-resource]', async () => {
      const open = door.open()
      const ResourceARN = unknownArn

      const refusals = [
        await refusalOf(door, open.send('TagResource', { ResourceARN, Tags: [] })),
        await refusalOf(door, open.send('UntagResource', { ResourceARN, TagKeys: ['a'] })),
        await refusalOf(door, open.send('ListTagsForResource', { ResourceARN })),
      ]

      const unknown = {
        name: 'ResourceNotFoundException',
        message: `There is no resource with the ARN ${unknownArn}.`,
        fault: 'client',
        statusCode: 400,
      }
      expect(refusals).toEqual([unknown, unknown, unknown])
    })

    it('can still be read and changed when the data store is DELETED [tags-of-deleted]', async () => {
      const open = door.open()
      const Tags = [{ Key: 'a', Value: '1' }]
      const ResourceARN = await arnOf(open, await createDeleted(open, { Tags }))

      await open.send('TagResource', { ResourceARN, Tags: [{ Key: 'b', Value: '2' }] })

      expect(await tagsOf(open, ResourceARN)).toEqual([...Tags, { Key: 'b', Value: '2' }])
    })
  })
}
