import type { FakeHealthLake, RegionContext } from 'fake-healthlake'

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export const team: Tag = { Key: 'team', Value: 'data' }

/** Tags with a number each, `k1: v1` and so on. */
export function numbered(from: number, to: number): Tag[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    Key: `k${from + index}`,
    Value: `v${from + index}`,
  }))
}

export function tag(
  fake: FakeHealthLake,
  ResourceARN: string,
  Tags: Tag[],
  context?: RegionContext,
) {
  return fake.execute('TagResource', { ResourceARN, Tags }, context)
}

export function untag(
  fake: FakeHealthLake,
  ResourceARN: string,
  TagKeys: string[],
  context?: RegionContext,
) {
  return fake.execute('UntagResource', { ResourceARN, TagKeys }, context)
}

export function tagsOf(fake: FakeHealthLake, ResourceARN: string, context?: RegionContext) {
  return fake.execute('ListTagsForResource', { ResourceARN }, context).Tags
}

/** Tags as they were created with. */
export function create(fake: FakeHealthLake, Tags: Tag[], context?: RegionContext): string {
  const input = { DatastoreTypeVersion: 'R4', Tags } as const
  return fake.execute('CreateFHIRDatastore', input, context).DatastoreArn
}
