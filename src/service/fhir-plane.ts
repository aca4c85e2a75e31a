import type { FhirInteraction } from '../model/fhir/interactions.ts'
import { fhirJobFailures } from '../model/life-cycles.ts'
import { findFailedEntry, type FailedEntry } from '../features/bundles/failed-entry.ts'
import { showEntries } from '../features/bundles/show.ts'
import type { FhirAnswer } from '../features/interactions/answer.ts'
import { readCapabilities, readSmartConfiguration } from '../features/interactions/capabilities.ts'
import {
  readInstanceHistory,
  readSystemHistory,
  readTypeHistory,
} from '../features/interactions/history.ts'
import type { FhirInput, FhirRequestInput } from '../features/interactions/input.ts'
import { findFhirDatastore } from '../features/interactions/find-store.ts'
import { patchResource } from '../features/interactions/patch.ts'
import { readResource, readVersion, type TypeInput } from '../features/interactions/read.ts'
import { validate } from '../features/interactions/validate.ts'
import { createResource } from '../features/interactions/write.ts'
import { remove, update } from '../features/interactions/write-by.ts'
import { search } from '../features/interactions/search.ts'
import { searchEverything } from '../features/interactions/everything.ts'
import { processOrSubmit } from '../features/fhir-jobs/transactions.ts'
import { FhirError } from '../features/fhir/fhir-error.ts'
import type { Scope } from '../features/context/context.ts'
import type { Exchange } from './exchange.ts'
import { fhirJobs, subjectOf } from './fhir-jobs.ts'
import { interaction, read, write, type Members } from './interaction.ts'

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
  PatchResource: write(() => patchResource),
  DeleteResource: write(() => remove),
  GetHistoryByResourceId: read(() => readInstanceHistory),
  GetHistoryByResourceType: read(() => readTypeHistory),
  GetFullHistory: read(() => readSystemHistory),
  GetSmartConfiguration: read(() => readSmartConfiguration),
  SearchWithGet: read(() => searchType),
  SearchWithPost: read(() => searchType),
  SearchEverything: read(() => searchEverything),
  ProcessBundle: {
    ...write(() => processOrSubmit),
    ends: fhirJobFailures,
    subject: subjectOf('transactionJob'),
    parts: (input: object, output: object | undefined) => showEntries(input as FhirInput, output),
    failedParts: (...failure: Parameters<typeof findFailedEntry>) => findFailedEntry(...failure),
    detail: (_input: Members, output: Members) => describeEntries(output),
  },
  ValidateResource: read(() => validate),
  ...fhirJobs,
  OtherInteraction: notSimulated,
} satisfies Record<FhirInteraction, Exchange>

const simulated =
  'metadata, create, read, vread, update, patch, delete, history, search, $everything, batch, transaction, $validate, $export, $erase, $purge and $bulk-delete'

// The interactions that are not simulated yet.
export const unsupportedInteractions: readonly string[] = Object.entries(fhirPlane)
  .filter(([, { isSupported }]) => !isSupported)
  .map(([name]) => name)

function describeEntries({ Entry = [], JobId, name }: EntriesOutput) {
  if (name !== undefined) return `failed at ${name}`
  const failed = Entry.filter((entry) => entry?.Error !== undefined).length
  const count = `${Entry.length} ${Entry.length === 1 ? 'entry' : 'entries'}`
  // Of one that failed later its transition tells.
  if (Entry.length === 0 || (JobId !== undefined && failed > 0)) return undefined
  return failed === 0 ? `of ${count}` : `of ${count}, ${failed} failed`
}

interface EntriesOutput extends Partial<FailedEntry> {
  readonly JobId?: string
}

function searchType(scope: Scope, input: FhirRequestInput): FhirAnswer {
  const { ResourceType } = input
  if (ResourceType !== undefined) return search(scope, input as TypeInput)
  // [search-system]
  const problem = 'A search without a type is not, only one such as Patient?name=Ada.'
  return refuse(scope, input, 'search-system', `${problem} The fake simulates ${simulated}.`)
}

// [fhir-not-simulated]
function refuseUnsupported(scope: Scope, input: FhirRequestInput): FhirAnswer {
  return refuse(scope, input, 'fhir-not-simulated', `The fake simulates ${simulated}.`)
}

function refuse(
  scope: Scope,
  { DatastoreId }: FhirRequestInput,
  rule: 'fhir-not-simulated' | 'search-system',
  text: string,
): never {
  findFhirDatastore(scope, DatastoreId)
  const diagnostics = 'Interaction not supported.'
  const issue = {
    severity: 'error',
    code: 'not-supported',
    diagnostics,
    details: { text },
  } as const
  throw new FhirError(501, rule, [issue])
}
