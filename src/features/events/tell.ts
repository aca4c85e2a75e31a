import { instantText } from '../../kernel/instant.ts'
import {
  datastoreEventType,
  jobEventType,
  type EventDetail,
  type EventDetailType,
  type ExportJobEventDetail,
  type ImportJobEventDetail,
} from '../../model/events.ts'
import type { Datastore, DatastoreStatus } from '../../state/datastores.ts'
import type { ExportJob, ImportJob, Job, JobKind } from '../../state/jobs.ts'
import type { Scope } from '../context/context.ts'

// Tells that a data store has the status that it has, if there is an event for it [event-types].
export function tellDatastore(
  scope: Scope,
  { properties }: Datastore,
  from: DatastoreStatus | undefined,
): void {
  const type = datastoreEventType(properties.DatastoreStatus)
  if (type === undefined) return
  // [event-after-update]
  if (from === 'UPDATING' && scope.settings.assumptions.eventAfterUpdate === 'not-told') return
  tell(scope, type, {
    datastoreId: properties.DatastoreId,
    // [event-nameless-datastore]
    datastoreName: properties.DatastoreName ?? '',
    datastoreTypeVersion: properties.DatastoreTypeVersion,
    datastoreEndpoint: properties.DatastoreEndpoint,
  })
}

// The same of a job, if it is of a kind that events tell of.
export function tellJob(scope: Scope, kind: JobKind, job: Job): void {
  if (kind === 'importJob') tellImport(scope, job as ImportJob)
  else if (kind === 'exportJob') tellExport(scope, job as ExportJob)
}

function tellImport(scope: Scope, job: ImportJob): void {
  const inputDataConfig = { s3Uri: job.properties.InputDataConfig.S3Uri }
  tellJobAs(scope, 'Import', job, { inputDataConfig })
}

function tellExport(scope: Scope, job: ExportJob): void {
  // [event-output-uri]
  const isDescribed = scope.settings.assumptions.eventOutputUri === 'described'
  const { S3Uri } = job.properties.OutputDataConfig.S3Configuration
  const outputDataConfig = { s3Uri: isDescribed ? S3Uri : job.givenUri }
  tellJobAs(scope, 'Export', job, { outputDataConfig })
}

function tellJobAs(
  scope: Scope,
  kind: 'Import' | 'Export',
  { properties }: ImportJob | ExportJob,
  config:
    | Pick<ImportJobEventDetail, 'inputDataConfig'>
    | Pick<ExportJobEventDetail, 'outputDataConfig'>,
): void {
  const type = jobEventType(kind, properties.JobStatus)
  if (type !== undefined) tell(scope, type, { ...commonDetail(properties), ...config })
}

function commonDetail({ JobId, SubmitTime, DatastoreId }: Job['properties']) {
  return { jobId: JobId, submitTime: instantText(SubmitTime), datastoreId: DatastoreId }
}

function tell({ state, regionName: region }: Scope, type: EventDetailType, detail: EventDetail) {
  const { events, now: at } = state
  events.told += 1
  const event = { number: events.told, at, region, type, detail }
  events.records.push(event)
  events.outbox.push({ event })
}
