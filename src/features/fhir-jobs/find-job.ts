import type { Table } from '../../kernel/table.ts'
import { shortened } from '../../kernel/suggest.ts'
import type { JobKind, Jobs } from '../../state/jobs.ts'
import type { Scope } from '../context/context.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import { findFhirDatastore } from '../interactions/find-store.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { jobBehaviours } from '../jobs/behaviours.ts'

// Of a request that names one in its path.
export type JobInput = FhirRequestInput & { readonly JobId: string }

// [fhir-unknown-job]
export function findFhirJob<Kind extends JobKind>(
  scope: Scope,
  kind: Kind,
  { DatastoreId, JobId }: JobInput,
): Jobs[Kind] {
  findFhirDatastore(scope, DatastoreId)
  const jobs: Table<Jobs[Kind]> = scope.region.jobs[kind]
  const job = jobs.get(JobId)
  if (job?.properties.DatastoreId === DatastoreId) return job
  throw unknownJob(kind, JobId)
}

export function unknownJob(kind: JobKind, id: string) {
  return fhirError(
    404,
    'fhir-unknown-job',
    'not-found',
    `There is no ${jobBehaviours[kind].title} with the id ${shortened(id)}.`,
  )
}

// [fhir-job-start]
export function answerStart(JobId: string, location: string, body: object): FhirAnswer {
  const headers = { 'content-location': location }
  return { StatusCode: 202, JobId, headers, text: JSON.stringify(body) }
}
