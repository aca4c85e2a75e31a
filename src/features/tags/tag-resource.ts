import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { Scope } from '../context/context.ts'
import { findTagged } from './find.ts'
import { mergeTags } from './tags.ts'

// [tags-at-once]
export function tagResource(
  scope: Scope,
  { ResourceARN, Tags }: PlainInput<'TagResource'>,
): PlainOutput<'TagResource'> {
  const datastore = findTagged(scope, ResourceARN)

  const tags = mergeTags(scope.service, datastore.tags, Tags)
  scope.region.datastores.put({ ...datastore, tags })
  return {}
}
