import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import type { Scope } from '../requests/scope.ts'
import { findTagged } from '../tags/find.ts'
import { withTags } from '../tags/tags.ts'

// [tags-at-once]
export function tagResource(
  scope: Scope,
  { ResourceARN, Tags }: PlainInput<'TagResource'>,
): PlainOutput<'TagResource'> {
  const datastore = findTagged(scope, ResourceARN)

  const tags = withTags(scope.service, datastore.tags, Tags)
  scope.region.datastores.put({ ...datastore, tags })
  return {}
}
