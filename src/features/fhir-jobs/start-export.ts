import { isJsonObject, type JsonObject } from '../../kernel/json.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import { read } from '../../model/healthlake/read.ts'
import type { PlainInput } from '../../model/healthlake/infer.ts'
import type { Scope } from '../context/context.ts'
import { describeViolations } from '../context/describe-violations.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import { readExportQuery, unknownExportParameters } from '../interactions/export-query.ts'
import { assertType, findFhirStore } from '../interactions/find-store.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { unparsable } from '../interactions/read-body.ts'
import { findPresent } from '../interactions/read.ts'
import { startExport } from '../jobs/start.ts'
import { answerStart } from './find-job.ts'
import { wantsAsync } from './prefer.ts'

type Start = PlainInput<'StartFHIRExportJob'>

// [export-start]
export function startExportWithPost(scope: Scope, input: FhirRequestInput): FhirAnswer {
  assertExport(scope, input)
  const { ResourceType, Id, Query = {} } = input
  return answerExport(
    input,
    startExport(scope, readStart(input), { ...whose(ResourceType, Id), Query }),
  )
}

// [export-download] Its files lie in a bucket of the service's own.
export function startExportWithGet(scope: Scope, input: FhirRequestInput): FhirAnswer {
  assertExport(scope, input)
  const { DatastoreId, ResourceType, Id, Query = {} } = input
  const S3Uri = `s3://healthlake-${scope.regionName.toLowerCase()}-downloads`
  const OutputDataConfig = { S3Configuration: { S3Uri, KmsKeyId: 'alias/aws/healthlake' } }
  const request = { ...whose(ResourceType, Id), Query, isDownload: true } as const
  return answerExport(input, startExport(scope, { DatastoreId, OutputDataConfig }, request))
}

function whose(ResourceType?: string, Id?: string) {
  return {
    ...(ResourceType === undefined ? {} : { ResourceType }),
    ...(Id === undefined ? {} : { Id }),
  }
}

function assertExport(
  scope: Scope,
  { DatastoreId, ResourceType, Id, Query = {}, Headers = {} }: FhirRequestInput,
): void {
  findFhirStore(scope, DatastoreId)
  if (scope.settings.assumptions.fhirExportPrefer === 'required' && !wantsAsync(Headers)) {
    throw fhirError(400, 'export-prefer', 'required', 'An export needs Prefer: respond-async.')
  }
  const { types } = readExportQuery(Query)
  for (const type of types ?? []) assertType(scope, type)
  // [export-group]
  if (ResourceType === 'Group' && Id !== undefined) findPresent(scope, DatastoreId, 'Group', Id)
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
  { base, DatastoreId, Query = {} }: FhirRequestInput,
  { JobId }: { readonly JobId: string },
): FhirAnswer {
  const body = { datastoreId: DatastoreId, jobStatus: 'SUBMITTED', jobId: JobId }
  const ignored = unknownExportParameters(Query)
  return { ...answerStart(JobId, `${base}export/${JobId}`, body), ignored }
}
