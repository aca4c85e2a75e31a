import type { Scope } from '../context/context.ts'
import type { FhirAnswer } from './answer.ts'
import { removeByCondition, updateByCondition } from './conditional.ts'
import { removeMany } from './delete-many.ts'
import type { InstanceInput, TypeInput } from './read.ts'
import { removeResource, updateResource } from './write.ts'

// By id, or by a condition where the path has none.
export function update(scope: Scope, input: TypeInput): FhirAnswer {
  return isOfInstance(input) ? updateResource(scope, input) : updateByCondition(scope, input)
}

export function remove(scope: Scope, input: TypeInput): FhirAnswer {
  if (isOfInstance(input)) return removeResource(scope, input)
  const { _count: counts } = input.Query ?? {}
  return counts === undefined ? removeByCondition(scope, input) : removeMany(scope, input, counts)
}

function isOfInstance(input: TypeInput): input is InstanceInput {
  return input.Id !== undefined
}
