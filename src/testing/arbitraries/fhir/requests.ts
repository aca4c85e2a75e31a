import * as fc from 'fast-check'
import {
  assertCount,
  assertKnownMembers,
  assertList,
  assertOneOf,
} from '../../../kernel/assert-options.ts'
import type { FhirRequest } from '../../../clients/fhir.ts'
import { isSupportedType, resourceTypes } from '../../../model/fhir/resource-types.ts'
import type { FhirInteraction } from '../../../model/fhir/interactions.ts'
import { assertResourceType } from '../../../service/assert-resource-type.ts'
import { resourcesOf } from './resources.ts'
import {
  entryInteractions,
  requestInteractions,
  toRequest,
  type RequestDraft,
  type RequestInteraction,
} from '../../fhir/to-request.ts'

/** Which requests there may be. */
export interface FhirRequestsOptions {
  /** The types of the resources that they are about (default: all that HealthLake stores). */
  types?: readonly string[]
  /**
   * Their interactions, by the names of IAM's actions (default: CreateResource, ReadResource, VersionReadResource,
   * UpdateResource, PatchResource, DeleteResource, SearchWithGet, SearchWithPost, GetHistoryByResourceId,
   * GetHistoryByResourceType, GetFullHistory and ProcessBundle).
   */
  interactions?: readonly FhirInteraction[]
  /** How many there are at most (default: 10). */
  maxRequests?: number
}

/**
 * Makes lists of requests to a FHIR endpoint, as `fake.fhir(id).request` takes them. They are about a few resources,
 * which they create, read, update, patch, delete, search for by values that these have, and put into batches and
 * transactions, so that most requests find something. Each is well formed: what does not exist is answered with 404 or
 * 410, and a precondition that fails with 412.
 *
 * @example
 *   fc.assert(fc.property(fhirRequests({ types: ['Patient'] }), (requests) => requests.forEach(endpoint.request)))
 *
 * @param options Which requests there may be
 * @returns The arbitrary; it shrinks to fewer requests about simpler resources
 * @throws MisuseError if an option is wrong
 */
export function fhirRequests(options: FhirRequestsOptions = {}): fc.Arbitrary<FhirRequest[]> {
  assertRequestsOptions(options)
  const { types = storedTypes(), interactions = requestInteractions, maxRequests = 10 } = options
  const resources = fc.array(fc.oneof(crossing, ...types.map((type) => resourcesOf(type))), {
    minLength: 1,
    maxLength: MOST_RESOURCES,
  })
  const requests = fc.array(draftsOf(interactions as readonly RequestInteraction[]), {
    maxLength: maxRequests,
  })
  return fc
    .tuple(resources, requests)
    .map(([about, drafts]) => drafts.map((draft) => toRequest(draft, about)))
}

const crossing = { withCrossShrink: true }
const MOST_RESOURCES = 4

// What cannot be stored at all.
const unstored = ['OperationOutcome', 'Parameters']

function storedTypes(): readonly string[] {
  return resourceTypes().filter((type) => isSupportedType(type) && !unstored.includes(type))
}

// Writes more often than what looks at them.
const weights: Partial<Record<RequestInteraction, number>> = {
  CreateResource: 2,
  UpdateResource: 4,
}

function draftsOf(interactions: readonly RequestInteraction[]): fc.Arbitrary<RequestDraft> {
  const names = interactions.map((interaction) => ({
    weight: weights[interaction] ?? 1,
    arbitrary: fc.constant(interaction),
  }))
  const entry = fc.record(
    { ...choices(), interaction: fc.constantFrom(...entryInteractions) },
    plain,
  )
  return fc.record(
    {
      ...choices(),
      interaction: fc.oneof(crossing, ...names),
      entries: fc.array(entry, { minLength: 1, maxLength: 4 }),
      isTransaction: fc.boolean(),
    },
    plain,
  )
}

const plain = { noNullPrototype: true } as const

function choices() {
  return { resource: fc.nat(MOST_RESOURCES - 1), number: fc.noBias(fc.nat(9999)) }
}

function assertRequestsOptions(options: FhirRequestsOptions): void {
  assertKnownMembers(options, ['types', 'interactions', 'maxRequests'], 'fhirRequests')
  const { types, interactions, maxRequests = 0 } = options
  if (types !== undefined) assertList(types, 'fhirRequests: types')
  for (const type of types ?? []) assertResourceType(type, 'fhirRequests: types')
  if (interactions !== undefined) assertList(interactions, 'fhirRequests: interactions')
  for (const interaction of interactions ?? []) {
    assertOneOf(interaction, 'fhirRequests: interactions', requestInteractions)
  }
  assertCount(maxRequests, 'fhirRequests: maxRequests')
}
