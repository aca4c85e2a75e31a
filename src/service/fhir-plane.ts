import type { FhirInteraction } from '../model/fhir/interactions.ts'
import { processBundle } from '../features/bundles/process.ts'
import { showEntries } from '../features/bundles/show.ts'
import {
  summarizeAnswer,
  type EntryResult,
  type FhirAnswer,
} from '../features/interactions/answer.ts'
import { readCapabilities, readSmartConfiguration } from '../features/interactions/capabilities.ts'
import {
  readInstanceHistory,
  readSystemHistory,
  readTypeHistory,
} from '../features/interactions/history.ts'
import {
  showFhirInput,
  type FhirInput,
  type FhirRequestInput,
} from '../features/interactions/input.ts'
import { findFhirDatastore } from '../features/interactions/find-store.ts'
import { readResource, readVersion } from '../features/interactions/read.ts'
import { createResource } from '../features/interactions/write.ts'
import { remove, update } from '../features/interactions/write-by.ts'
import { search } from '../features/interactions/search.ts'
import { searchEverything } from '../features/interactions/everything.ts'
import { FhirError } from '../features/fhir/fhir-error.ts'
import type { Scope } from '../features/context/context.ts'
import type { Exchange } from './exchange.ts'

// An interaction that is not simulated yet.
const notSimulated = { ...interaction(() => refuseUnsupported), isSupported: false }

// The interactions of the FHIR endpoint of each data store, as exchanges. Each says where its code is; the package loads
// that when an interaction is first asked for.
export const fhirPlane = {
  GetCapabilities: read(() => readCapabilities),
  ReadResource: read(() => readResource),
  VersionReadResource: read(() => readVersion),
  CreateResource: write(() => createResource),
  UpdateResource: write(() => update),
  DeleteResource: write(() => remove),
  GetHistoryByResourceId: read(() => readInstanceHistory),
  GetHistoryByResourceType: read(() => readTypeHistory),
  GetFullHistory: read(() => readSystemHistory),
  GetSmartConfiguration: read(() => readSmartConfiguration),
  PatchResource: notSimulated,
  SearchWithGet: read(() => searchType),
  SearchWithPost: read(() => searchType),
  SearchEverything: read(() => searchEverything),
  ProcessBundle: {
    ...write(() => processBundle),
    parts: (input: object, output: object | undefined) => showEntries(input as FhirInput, output),
    detail: (_input: Members, output: Members) => describeEntries(output),
  },
  ValidateResource: notSimulated,
  StartFHIRExportJobWithGet: notSimulated,
  StartFHIRExportJobWithPost: notSimulated,
  DescribeFHIRExportJobWithGet: notSimulated,
  CancelFHIRExportJobWithDelete: notSimulated,
  OtherInteraction: notSimulated,
} satisfies Record<FhirInteraction, Exchange>

export const simulated =
  'metadata, create, read, vread, update, delete, history, search, $everything, batch and transaction'

// The interactions that are not simulated yet.
export const unsupportedInteractions: readonly string[] = Object.entries(fhirPlane)
  .filter(([, { isSupported }]) => !isSupported)
  .map(([name]) => name)

type Run<Input> = (scope: Scope, input: Input) => FhirAnswer

function read<Input extends FhirRequestInput>(find: () => Run<Input>) {
  return { ...interaction(find), isRead: true as const }
}

// What is written is on its way into the index of searches, for about as long as was observed at the most.
function write<Input extends FhirRequestInput>(find: () => Run<Input>) {
  return { ...interaction(find), ends: [], latestEnd: { seconds: 20 } }
}

function interaction<Input extends FhirRequestInput>(find: () => Run<Input>) {
  return {
    // A protocol has read it already.
    read: (_context: unknown, given: unknown) => ({ input: given as object }),
    run: ((scope: Scope, input: Input) => find()(scope, input)) as Exchange['run'],
    inputMembers: [
      'DatastoreId',
      'ResourceType',
      'Id',
      'VersionId',
      'Query',
      'Headers',
      'Resource',
      'Body',
    ],
    caselessMembers: ['Headers'],
    listedMembers: ['Query'],
    isSupported: true,
    errors: ['ThrottlingException', 'InternalServerException'],
    detail: describePlace,
    summarize: (answer: object) => summarizeAnswer(answer as FhirAnswer),
    show: (part: 'input' | 'output', value: object) =>
      part === 'input' ? showFhirInput(value as FhirInput) : Object.freeze({ ...value }),
  }
}

type Members = Readonly<Record<string, unknown>>

function describeEntries({ Entry = [] }: { readonly Entry?: readonly EntryResult[] }) {
  const failed = Entry.filter((entry) => entry.Error !== undefined).length
  const count = `${Entry.length} ${Entry.length === 1 ? 'entry' : 'entries'}`
  if (Entry.length === 0) return undefined
  return failed === 0 ? `of ${count}` : `of ${count}, ${failed} failed`
}

function describePlace(input: Members, output: Members): string | undefined {
  const { ResourceType, Id = output['Id'], VersionId } = input
  const version = VersionId === undefined ? [] : ['_history', VersionId]
  const segments = [ResourceType, Id, ...version].filter((segment) => typeof segment === 'string')
  return segments.length === 0 ? undefined : segments.join('/')
}

// [search-system]
function searchType(scope: Scope, input: FhirRequestInput): FhirAnswer {
  const { ResourceType } = input
  return ResourceType === undefined
    ? refuseUnsupported(scope, input)
    : search(scope, input as FhirRequestInput & { readonly ResourceType: string })
}

// [fhir-not-simulated]
function refuseUnsupported(scope: Scope, { DatastoreId }: FhirRequestInput): FhirAnswer {
  findFhirDatastore(scope, DatastoreId)
  const text = `The fake simulates ${simulated}.`
  throw new FhirError(501, 'fhir-not-simulated', [
    {
      severity: 'error',
      code: 'not-supported',
      diagnostics: 'Interaction not supported.',
      details: { text },
    },
  ])
}
