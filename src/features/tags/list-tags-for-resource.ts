import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { Scope } from '../context/context.ts'
import { findTagged } from './find.ts'

export function listTagsForResource(
  scope: Scope,
  { ResourceARN }: PlainInput<'ListTagsForResource'>,
): PlainOutput<'ListTagsForResource'> {
  return { Tags: [...findTagged(scope, ResourceARN).tags] }
}
