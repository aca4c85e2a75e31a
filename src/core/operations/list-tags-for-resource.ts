import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import type { Scope } from '../requests/scope.ts'
import { findTagged } from '../tags/find.ts'

export function listTagsForResource(
  scope: Scope,
  { ResourceARN }: PlainInput<'ListTagsForResource'>,
): PlainOutput<'ListTagsForResource'> {
  return { Tags: [...findTagged(scope, ResourceARN).tags] }
}
