import type { Scope } from '../context/context.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import { updateByCondition } from '../interactions/conditional.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import {
  readResource,
  readVersion,
  type InstanceInput,
  type TypeInput,
} from '../interactions/read.ts'
import { patchResource } from '../interactions/patch.ts'
import { createResource, removeResource, updateResource } from '../interactions/write.ts'
import type { BundleEntry } from './entries.ts'

type VersionInput = InstanceInput & { readonly VersionId: string }

// One entry, as if it had been asked for by itself, but for the id that a create gets.
export function carryOut(
  scope: Scope,
  operation: BundleEntry['operation'],
  input: FhirRequestInput,
  drawnId?: string,
): FhirAnswer {
  const run = interactions[operation] ?? updateAny
  return operation === 'CreateResource'
    ? createResource(scope, input as TypeInput, drawnId)
    : run(scope, input as VersionInput)
}

type Run = (scope: Scope, input: VersionInput) => FhirAnswer

const interactions: Readonly<Partial<Record<BundleEntry['operation'], Run>>> = {
  ReadResource: readResource,
  VersionReadResource: readVersion,
  DeleteResource: removeResource,
  PatchResource: patchResource,
}

function updateAny(scope: Scope, input: TypeInput): FhirAnswer {
  return input.Id === undefined
    ? updateByCondition(scope, input, 400)
    : updateResource(scope, input as InstanceInput)
}
