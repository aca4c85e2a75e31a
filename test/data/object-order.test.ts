import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'

const keys = fc.string({
  unit: fc.constantFrom('a', 'b', '/', '\ue000', '\u{1f600}'),
  minLength: 1,
})
const folders = fc.constantFrom('', 'a', 'a/', 'b')

const steps = fc.array(
  fc.record({ kind: fc.constantFrom('put', 'put', 'delete', 'list', 'fork'), key: keys }),
  { maxLength: 40 },
)

function inOrder(from: Iterable<string>): string[] {
  return [...from].toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

function listed({ objects }: FakeHealthLake): string[] {
  return objects.list('s3://bucket').map((uri) => uri.slice('s3://bucket/'.length))
}

it('objects.list has all keys in order after whatever was put, deleted and forked [object-order]', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      let fake = createFakeHealthLake()
      const left: [FakeHealthLake, string[]][] = []
      const there = new Set<string>()
      for (const { kind, key } of taken) {
        if (kind === 'put') {
          fake.objects.put(`s3://bucket/${key}`, key)
          there.add(key)
        } else if (kind === 'delete') {
          fake.objects.delete(`s3://bucket/${key}`)
          there.delete(key)
        } else if (kind === 'list') {
          listed(fake)
        } else {
          // What is left behind must stay as it is.
          left.push([fake, inOrder(there)])
          fake = fake.fork()
        }
      }
      left.push([fake, inOrder(there)])
      for (const [one, wanted] of left) expect(listed(one)).toEqual(wanted)
    }),
  )
})

it('The pages of a listing make up all items, with and without folders', async () => {
  const page = fc.record({
    all: fc.uniqueArray(keys, { maxLength: 25 }),
    Prefix: folders,
    Delimiter: fc.constantFrom(undefined, '/'),
    MaxKeys: fc.integer({ min: 1, max: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(page, async ({ all, Prefix, Delimiter, MaxKeys }) => {
      const { objects } = createFakeHealthLake()
      for (const key of all) objects.put(`s3://bucket/${key}`, '')
      const client = new S3Client({ region: 'us-east-1' })
      objects.attach(mockClient(client))

      const seen: string[] = []
      let token: string | undefined
      do {
        const asked = { Bucket: 'bucket', Prefix, Delimiter, MaxKeys, ContinuationToken: token }
        const {
          Contents = [],
          CommonPrefixes = [],
          ...answer
        } = await client.send(new ListObjectsV2Command(asked))
        const names = [
          ...Contents.map(({ Key }) => Key),
          ...CommonPrefixes.map((one) => one.Prefix),
        ]
        seen.push(...inOrder(names.map((name) => name ?? '')))
        token = answer.NextContinuationToken
      } while (token !== undefined)

      const items = all
        .filter((key) => key.startsWith(Prefix))
        .map((key) => {
          const end = Delimiter === undefined ? -1 : key.indexOf(Delimiter, Prefix.length)
          return end < 0 ? key : key.slice(0, end + 1)
        })
      expect(seen).toEqual(inOrder(new Set(items)))
    }),
  )
})
