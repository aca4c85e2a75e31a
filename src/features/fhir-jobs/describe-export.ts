import { instantText } from '../../kernel/instant.ts'
import type { ExportedFile, ExportJob } from '../../state/jobs.ts'
import type { Scope } from '../context/context.ts'
import { FhirError } from '../fhir/fhir-error.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import type { Query } from '../search/query-text.ts'
import { cancelExport, cancellable } from '../jobs/cancel.ts'
import { isUnfinished } from '../jobs/transitions.ts'
import { findFhirJob, type JobInput } from './find-job.ts'
import { usDate } from './us-date.ts'

// [export-status] [fhir-job-poll]
export function describeExport(scope: Scope, input: JobInput): FhirAnswer {
  const job = findFhirJob(scope, 'exportJob', input)
  const { JobStatus, EndTime = 0 } = job.properties
  const isRunning = isUnfinished(JobStatus)
  const manifest = isRunning
    ? {}
    : {
        transactionTime: instantText(EndTime),
        request: requestUrl(input.base, job),
        requiresAccessToken: job.request?.isDownload === true,
        output: (job.files ?? []).map((file) => toOutput(input.base, job, file)),
        error: [],
      }
  const text = JSON.stringify({ exportJobProperties: toProperties(job), ...manifest })
  return { StatusCode: isRunning ? 202 : 200, headers: {}, text }
}

// [export-cancel]
export function cancelExportJob(scope: Scope, input: JobInput): FhirAnswer {
  const job = findFhirJob(scope, 'exportJob', input)
  if (!cancellable.includes(job.properties.JobStatus)) {
    throw new FhirError(501, 'export-cancel', [
      { severity: 'error', code: 'not-supported', diagnostics: 'Interaction not supported.' },
    ])
  }
  const { JobId: jobId, JobStatus: jobStatus, DatastoreId } = cancelExport(scope, job).properties
  const exportJobProperties = { jobId, jobStatus, datastoreId: DatastoreId }
  return { StatusCode: 202, headers: {}, text: JSON.stringify({ exportJobProperties }) }
}

function toProperties({ properties }: ExportJob): object {
  const { JobId, JobName, JobStatus, SubmitTime, EndTime, DatastoreId, Message } = properties
  const { S3Uri: s3Uri, KmsKeyId: kmsKeyId } = properties.OutputDataConfig.S3Configuration
  return {
    jobId: JobId,
    ...(JobName === undefined ? {} : { jobName: JobName }),
    jobStatus: JobStatus,
    submitTime: usDate(SubmitTime),
    ...(EndTime === undefined ? {} : { endTime: usDate(EndTime) }),
    datastoreId: DatastoreId,
    outputDataConfig: { s3Configuration: { s3Uri, kmsKeyId } },
    ...(properties.DataAccessRoleArn === undefined
      ? {}
      : { dataAccessRoleArn: properties.DataAccessRoleArn }),
    ...(Message === undefined ? {} : { message: Message }),
  }
}

// Rendered anew, with three parameters in any case.
function requestUrl(base: string, { request }: ExportJob): string {
  const { ResourceType, Id, Query = {} } = request ?? {}
  const path = [ResourceType, Id, '$export'].filter((segment) => segment !== undefined).join('/')
  const others = ['_until', '_security', '_tag'].filter((name) => Query[name] !== undefined)
  const parameters = ['_type', '_since', ...others].map((name) => toParameter(name, Query))
  return `${base}${path}?${parameters.join('&')}&_outputFormat=application/fhir+ndjson`
}

function toParameter(name: string, { [name]: values = [] }: Query): string {
  const value = values.join(',')
  return value === '' ? name : `${name}=${value}`
}

function toOutput(base: string, { id, request }: ExportJob, { type, uri, count }: ExportedFile) {
  const name = uri.slice(uri.lastIndexOf('/') + 1)
  const url = request?.isDownload === true ? `${base}export/${id}/${type}/${name}` : uri
  return { type, url, count }
}
