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
  if (kind !== 'importJob' && kind !== 'exportJob') return
  const { JobId: jobId, JobStatus, SubmitTime, DatastoreId: datastoreId } = job.properties
  const isImport = kind === 'importJob'
  const type = jobEventType(isImport ? 'Import' : 'Export', JobStatus)
  if (type === undefined) return
  const submitTime = instantText(SubmitTime)
  if (isImport) {
    const inputDataConfig = { s3Uri: (job as ImportJob).properties.InputDataConfig.S3Uri }
    tell(scope, type, { jobId, submitTime, datastoreId, inputDataConfig })
  } else {
    const outputDataConfig = { s3Uri: outputUri(scope, job as ExportJob) }
    tell(scope, type, { jobId, submitTime, datastoreId, outputDataConfig })
  }
}

// [event-output-uri]
function outputUri({ settings }: Scope, { properties, givenUri }: ExportJob): string {
  return settings.assumptions.eventOutputUri === 'described'
    ? properties.OutputDataConfig.S3Configuration.S3Uri
    : givenUri
}

function tell({ state, regionName: region }: Scope, type: EventDetailType, detail: EventDetail) {
  const { events, now: at } = state
  events.told += 1
  const event = { number: events.told, at, region, type, detail }
  events.records.push(event)
  events.outbox.push({ event })
}
