import { expect, it } from 'vitest'
import { refusalOf } from '../../conformance/suite/tools.ts'
import type { Ground } from '../ground.ts'
import { unknownId } from '../../values.ts'

/** Tags of the shared data store, which is CREATING or a little later. */
export function tagChecks({ account, first }: Ground): void {
  const arn = () => first().DatastoreArn

  async function put(...Tags: readonly (readonly [string, string])[]): Promise<void> {
    await account.send('TagResource', {
      ResourceARN: arn(),
      Tags: Tags.map(([Key, Value]) => ({ Key, Value })),
    })
  }

  async function tags(): Promise<readonly (readonly [string, string])[]> {
    const { Tags } = await account.send('ListTagsForResource', { ResourceARN: arn() })
    return (Tags ?? []).map(({ Key, Value }) => [Key, Value])
  }

  it('tags are there at once, in the order in which they were set [tags-at-once] [tag-order]', async () => {
    await put(['b', '1'], ['a', '2'])
    await put(['c', '3'])

    expect(await tags()).toEqual([
      ['b', '1'],
      ['a', '2'],
      ['c', '3'],
    ])
  })

  it('a tag with an existing key replaces its value [tag-overwrites]', async () => {
    await put(['a', 'new'])

    expect(await tags()).toContainEqual(['a', 'new'])
  })

  it('of the same key twice the last wins [duplicate-tag-keys]', async () => {
    await put(['d', 'first'], ['d', 'last'])

    expect(await tags()).toContainEqual(['d', 'last'])
  })

  it('a key that is not there may be taken away [untag-unknown]', async () => {
    const before = await tags()

    await account.send('UntagResource', { ResourceARN: arn(), TagKeys: ['nobody'] })

    expect(await tags()).toEqual(before)
  })

  it('more than 50 are refused [tag-limit]', async () => {
    const putting = put(...Array.from({ length: 51 }, (_, index) => [`t${index}`, ''] as const))

    expect((await refusalOf(account, putting)).name).toBe('ValidationException')
  })

  it('a reserved key is refused [tag-reserved]', async () => {
    expect((await refusalOf(account, put(['AWS:stage', 'test']))).name).toBe('ValidationException')
  })

  it('an ARN of nothing is refused [tag-unknown-resource]', async () => {
    const ResourceARN = arn().replace(/[^/]+$/, unknownId)

    const listing = account.send('ListTagsForResource', { ResourceARN })

    expect((await refusalOf(account, listing)).name).toBe('ResourceNotFoundException')
  })
}
