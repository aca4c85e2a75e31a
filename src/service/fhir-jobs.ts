import { fhirJobFailures, startedBy } from '../model/life-cycles.ts'
import type { Scope } from '../features/context/context.ts'
import { cancelExportJob, describeExport } from '../features/fhir-jobs/describe-export.ts'
import { readExportedFile } from '../features/fhir-jobs/exported-file.ts'
import { findFhirJob, type JobInput } from '../features/fhir-jobs/find-job.ts'
import { describeRemoval, findRemoval, startRemoval } from '../features/fhir-jobs/removals.ts'
import { startExportWithGet, startExportWithPost } from '../features/fhir-jobs/start-export.ts'
import { describeTransaction, findTransaction } from '../features/fhir-jobs/transactions.ts'
import type { FhirRequestInput } from '../features/interactions/input.ts'
import type { Job, JobKind } from '../state/jobs.ts'
import { interaction, type Members, type Run } from './interaction.ts'

// What starts, polls and cancels jobs at the FHIR endpoint.
export const fhirJobs = {
  StartFHIRExportJobWithGet: starting('exportJob', () => startExportWithGet),
  StartFHIRExportJobWithPost: starting('exportJob', () => startExportWithPost),
  DescribeFHIRExportJobWithGet: polling(
    'exportJob',
    () => describeExport,
    () => findExport,
  ),
  CancelFHIRExportJobWithDelete: about('exportJob', () => cancelExportJob),
  GetExportedFile: { ...about('exportJob', () => readExportedFile), isRead: true as const },
  StartFHIRBulkDeleteJob: starting('removalJob', () => startRemoval),
  DescribeFHIRBulkDeleteJob: polling(
    'removalJob',
    () => describeRemoval,
    () => findRemoval,
  ),
  GetTransaction: polling(
    'transactionJob',
    () => describeTransaction,
    () => findTransaction,
  ),
}

// The job is named by the path, or by the answer.
function about<Input extends FhirRequestInput>(kind: JobKind, find: () => Run<Input>) {
  const usual = interaction(find)
  return {
    ...usual,
    inputMembers: [...usual.inputMembers, 'JobId', 'Operation'],
    subject: subjectOf(kind),
  }
}

export function subjectOf(kind: JobKind) {
  return ({ JobId }: Members) => (typeof JobId === 'string' ? `${kind} ${JobId}` : undefined)
}

function starting<Input extends FhirRequestInput>(kind: JobKind, find: () => Run<Input>) {
  const ends = kind === 'exportJob' ? startedBy.StartFHIRExportJob : fhirJobFailures
  return { ...about(kind, find), ends }
}

type FindJob<Input> = (scope: Scope, input: Input) => Job

function polling<Input extends FhirRequestInput>(
  kind: JobKind,
  find: () => Run<Input>,
  findJob: () => FindJob<Input>,
) {
  return {
    ...about(kind, find),
    poll: (scope: Scope, input: object) => ({
      resource: kind,
      id: findJob()(scope, input as Input).id,
    }),
  }
}

function findExport(scope: Scope, input: JobInput): Job {
  return findFhirJob(scope, 'exportJob', input)
}
