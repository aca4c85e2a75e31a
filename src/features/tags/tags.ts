import type { Plain, PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import { datastoreIdInArn } from '../../model/addresses.ts'
import type { RuleId } from '../../model/ledger/ledger.ts'
import type { Datastore } from '../../state/datastores.ts'
import { serviceError, type Context, type Scope } from '../context/context.ts'

type Tag = Plain<'Tag'>

// [tags-at-once]
export function tagResource(
  scope: Scope,
  { ResourceARN, Tags }: PlainInput<'TagResource'>,
): PlainOutput<'TagResource'> {
  const datastore = findTagged(scope, ResourceARN)

  scope.region.datastores.put({ ...datastore, tags: mergeTags(scope, datastore.tags, Tags) })
  return {}
}

// [untag-unknown]
export function untagResource(
  scope: Scope,
  { ResourceARN, TagKeys }: PlainInput<'UntagResource'>,
): PlainOutput<'UntagResource'> {
  const datastore = findTagged(scope, ResourceARN)

  const tags = datastore.tags.filter(({ Key }) => !TagKeys.includes(Key))
  scope.region.datastores.put({ ...datastore, tags })
  return {}
}

export function listTagsForResource(
  scope: Scope,
  { ResourceARN }: PlainInput<'ListTagsForResource'>,
): PlainOutput<'ListTagsForResource'> {
  return { Tags: [...findTagged(scope, ResourceARN).tags] }
}

function findTagged(scope: Scope, arn: string): Datastore {
  const datastore = scope.region.datastores.get(datastoreIdInArn(arn) ?? '')
  if (datastore === undefined || datastore.properties.DatastoreArn !== arn) {
    throw serviceError(
      scope,
      'tag-unknown-resource',
      'ResourceNotFoundException',
      `There is no resource with the ARN ${arn}.`,
    )
  }
  const { tagsOfDeleted } = scope.settings.assumptions
  if (datastore.properties.DatastoreStatus === 'DELETED' && tagsOfDeleted !== 'kept') {
    throw serviceError(
      scope,
      'tags-of-deleted',
      'ResourceNotFoundException',
      `The resource with the ARN ${arn} is DELETED.`,
    )
  }
  return datastore
}

// Sets tags on top of those that are there [tag-overwrites] [tag-order].
export function mergeTags(
  context: Context,
  before: readonly Tag[],
  added: readonly Tag[],
): readonly Tag[] {
  const { duplicateTagKeys, tagLimit } = context.settings.assumptions
  const reserved = added.find(({ Key }) => Key.toLowerCase().startsWith('aws:'))
  if (reserved !== undefined) {
    throw invalid(
      'tag-reserved',
      `The tag key ${reserved.Key} begins with aws:, which is reserved.`,
    )
  }
  const keys = new Set(added.map(({ Key }) => Key))
  if (keys.size < added.length && duplicateTagKeys !== 'last-wins') {
    throw invalid('duplicate-tag-keys', 'A tag key stands more than once in the request.')
  }
  const merged = new Map([...before, ...added].map(({ Key, Value }) => [Key, Value]))
  if (merged.size > Number(tagLimit)) {
    throw invalid('tag-limit', `A resource can have at most ${tagLimit} tags.`)
  }
  return Array.from(merged, ([Key, Value]) => ({ Key, Value }))

  function invalid(rule: RuleId, message: string) {
    return serviceError(context, rule, 'ValidationException', message)
  }
}
