import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { Scope } from '../context/context.ts'
import { findTagged } from './find.ts'

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
