import { instantText } from '../../kernel/instant.ts'
import {
  datastoreEventType,
  jobEventType,
  type EventDetail,
  type EventDetailType,
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

function tellImport(scope: Scope, { properties }: ImportJob): void {
  const type = jobEventType('Import', properties.JobStatus)
  if (type === undefined) return
  tell(scope, type, {
    jobId: properties.JobId,
    submitTime: instantText(properties.SubmitTime),
    datastoreId: properties.DatastoreId,
    inputDataConfig: { s3Uri: properties.InputDataConfig.S3Uri },
  })
}

function tellExport(scope: Scope, { properties, givenUri }: ExportJob): void {
  const type = jobEventType('Export', properties.JobStatus)
  if (type === undefined) return
  // [event-output-uri]
  const isDescribed = scope.settings.assumptions.eventOutputUri === 'described'
  const { S3Uri } = properties.OutputDataConfig.S3Configuration
  tell(scope, type, {
    jobId: properties.JobId,
    submitTime: instantText(properties.SubmitTime),
    datastoreId: properties.DatastoreId,
    outputDataConfig: { s3Uri: isDescribed ? S3Uri : givenUri },
  })
}

function tell({ state, regionName: region }: Scope, type: EventDetailType, detail: EventDetail) {
  const { events, now: at } = state
  events.told += 1
  const event = { number: events.told, at, region, type, detail }
  events.records.push(event)
  events.outbox.push({ event })
}
