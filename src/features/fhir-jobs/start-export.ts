import { isJsonObject, type JsonObject } from '../../kernel/json.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import { read } from '../../model/healthlake/read.ts'
import type { PlainInput } from '../../model/healthlake/infer.ts'
import type { Scope } from '../context/context.ts'
import { describeViolations } from '../context/describe-violations.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import { exportParameters, readExportQuery } from '../interactions/export-query.ts'
import { assertType, findFhirStore } from '../interactions/find-store.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { unparsable } from '../interactions/read-body.ts'
import { findPresent } from '../interactions/read.ts'
import { tellUnknownParameters } from '../interactions/unknown-parameters.ts'
import { startExport } from '../jobs/start.ts'
import { answerStart } from './find-job.ts'
import { wantsAsync } from '../interactions/prefer.ts'

type Start = PlainInput<'StartFHIRExportJob'>

// [export-start]
export function startExportWithPost(scope: Scope, input: FhirRequestInput): FhirAnswer {
  const ignored = assertExport(scope, input)
  const started = startExport(scope, readStart(input), toRequest(input))
  return { ...answerExport(input, started), ignored }
}

// [export-download] Its files lie in a bucket of the service's own.
export function startExportWithGet(scope: Scope, input: FhirRequestInput): FhirAnswer {
  const ignored = assertExport(scope, input)
  const { DatastoreId } = input
  const S3Uri = `s3://healthlake-${scope.regionName.toLowerCase()}-downloads`
  const OutputDataConfig = { S3Configuration: { S3Uri, KmsKeyId: 'alias/aws/healthlake' } }
  const request = { ...toRequest(input), isDownload: true } as const
  const started = startExport(scope, { DatastoreId, OutputDataConfig }, request)
  return { ...answerExport(input, started), ignored }
}

function toRequest({ ResourceType, Id, Query = {} }: FhirRequestInput) {
  return {
    ...(ResourceType === undefined ? {} : { ResourceType }),
    ...(Id === undefined ? {} : { Id }),
    Query,
  }
}

// Gives what is said of parameters that there are not.
function assertExport(scope: Scope, input: FhirRequestInput): readonly string[] {
  const { DatastoreId, ResourceType, Id, Query = {}, Headers = {} } = input
  findFhirStore(scope, DatastoreId)
  if (scope.settings.assumptions.fhirExportPrefer === 'required' && !wantsAsync(Headers)) {
    throw fhirError(400, 'export-prefer', 'required', 'An export needs Prefer: respond-async.')
  }
  const { types } = readExportQuery(Query)
  for (const type of types ?? []) assertType(scope, type)
  // [export-group]
  if (ResourceType === 'Group' && Id !== undefined) findPresent(scope, DatastoreId, 'Group', Id)
  return tellUnknownParameters(scope, input, '$export', exportParameters)
}

// [export-body]
function readStart({ DatastoreId, Body = '' }: FhirRequestInput): Start {
  const { value: body } = parseJson(Body)
  if (!isJsonObject(body)) throw unparsable()
  const { ClientToken: _token, ...members }: JsonObject = body
  const { value, violations, wrongType } = read(
    'StartFHIRExportJobRequest',
    { ...members, DatastoreId },
    'wire',
  )
  const problem =
    wrongType?.message ?? (violations.length === 0 ? undefined : describeViolations(violations))
  if (problem !== undefined) throw fhirError(400, 'export-body', 'invalid', problem)
  return value as Start
}

function answerExport(
  { base, DatastoreId }: FhirRequestInput,
  { JobId }: { readonly JobId: string },
): FhirAnswer {
  const body = { datastoreId: DatastoreId, jobStatus: 'SUBMITTED', jobId: JobId }
  return answerStart(JobId, `${base}export/${JobId}`, body)
}
