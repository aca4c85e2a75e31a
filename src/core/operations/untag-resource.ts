import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import type { Scope } from '../requests/scope.ts'
import { findTagged } from '../tags/find.ts'

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
