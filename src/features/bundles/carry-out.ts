import type { JsonObject } from '../../kernel/json.ts'
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

// What is known of an entry beside what it asks for.
export interface Known {
  // The id that a create gets.
  readonly id?: string | undefined
  // What becomes of the result of a patch before it is stored.
  readonly rewritten?: ((resource: JsonObject) => JsonObject) | undefined
}

// One entry, as if it had been asked for by itself.
export function carryOut(
  scope: Scope,
  operation: BundleEntry['operation'],
  input: FhirRequestInput,
  { id, rewritten }: Known = {},
): FhirAnswer {
  if (operation === 'CreateResource') return createResource(scope, input as TypeInput, id)
  if (operation === 'PatchResource') return patchResource(scope, input as TypeInput, rewritten)
  const run = interactions[operation] ?? updateAny
  return run(scope, input as VersionInput)
}

type Run = (scope: Scope, input: VersionInput) => FhirAnswer

const interactions: Readonly<Partial<Record<BundleEntry['operation'], Run>>> = {
  ReadResource: readResource,
  VersionReadResource: readVersion,
  DeleteResource: removeResource,
}

function updateAny(scope: Scope, input: TypeInput): FhirAnswer {
  return input.Id === undefined
    ? updateByCondition(scope, input, 400)
    : updateResource(scope, input as InstanceInput)
}
