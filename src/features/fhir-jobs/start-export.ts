import { isJsonObject, type JsonObject } from '../../kernel/json.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import { didYouMean, shortened } from '../../kernel/suggest.ts'
import { read } from '../../model/healthlake/read.ts'
import type { PlainInput } from '../../model/healthlake/infer.ts'
import type { Scope } from '../context/context.ts'
import { describeViolations } from '../context/describe-violations.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import { exportParameters, readExportQuery } from '../interactions/export-query.ts'
import { assertType, findFhirStore } from '../interactions/find-store.ts'
import { readGiven } from '../interactions/given-parameters.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { unparsable } from '../interactions/read-body.ts'
import { findPresent } from '../interactions/read.ts'
import { tellUnknownParameters } from '../interactions/unknown-parameters.ts'
import type { Query } from '../search/query-text.ts'
import { startExport } from '../jobs/start.ts'
import { answerStart } from './find-job.ts'
import { wantsAsync } from '../interactions/prefer.ts'

type Start = PlainInput<'StartFHIRExportJob'>

// [export-start]
export function startExportWithPost(scope: Scope, input: FhirRequestInput): FhirAnswer {
  const { query, ignored } = readExport(scope, input)
  const { start, unused } = readStart(input)
  const started = startExport(scope, start, toRequest(input, query))
  return { ...answerExport(input, started), ignored: [...ignored, ...unused] }
}

// [export-download] Its files lie in a bucket of the service's own.
export function startExportWithGet(scope: Scope, input: FhirRequestInput): FhirAnswer {
  const { query, ignored } = readExport(scope, input)
  const { DatastoreId } = input
  const S3Uri = `s3://healthlake-${scope.regionName.toLowerCase()}-downloads`
  const OutputDataConfig = { S3Configuration: { S3Uri, KmsKeyId: 'alias/aws/healthlake' } }
  const request = { ...toRequest(input, query), isDownload: true } as const
  const started = startExport(scope, { DatastoreId, OutputDataConfig }, request)
  return { ...answerExport(input, started), ignored }
}

function toRequest({ ResourceType, Id }: FhirRequestInput, Query: Query) {
  return {
    ...(ResourceType === undefined ? {} : { ResourceType }),
    ...(Id === undefined ? {} : { Id }),
    Query,
  }
}

interface AskedExport {
  readonly query: Query
  // What is said of parameters that there are not, or that have no value.
  readonly ignored: readonly string[]
}

function readExport(scope: Scope, input: FhirRequestInput): AskedExport {
  const { DatastoreId, ResourceType, Id, Headers = {} } = input
  findFhirStore(scope, DatastoreId)
  if (scope.settings.assumptions.fhirExportPrefer === 'required' && !wantsAsync(Headers)) {
    throw fhirError(400, 'export-prefer', 'required', 'An export needs Prefer: respond-async.')
  }
  const given = readGiven(scope, input)
  const { query } = given
  const { types } = readExportQuery(query)
  for (const type of types ?? []) assertType(scope, type)
  // [export-group]
  if (ResourceType === 'Group' && Id !== undefined) findPresent(scope, DatastoreId, 'Group', Id)
  const ignored = tellUnknownParameters(scope, input, given, '$export', exportParameters)
  return { query, ignored }
}

interface ReadStart {
  readonly start: Start
  // What is said of members that there are not, which are ignored.
  readonly unused: readonly string[]
}

// [export-body]
function readStart({ DatastoreId, Body = '' }: FhirRequestInput): ReadStart {
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
  return { start: value as Start, unused: tellUnused(body) }
}

// By their paths, with those that an object may have.
const bodyMembers: Readonly<Record<string, readonly string[]>> = {
  '': ['DataAccessRoleArn', 'JobName', 'OutputDataConfig'],
  'OutputDataConfig.': ['S3Configuration'],
  'OutputDataConfig.S3Configuration.': ['S3Uri', 'KmsKeyId'],
}

function tellUnused(body: JsonObject, path = ''): readonly string[] {
  const { [path]: known = [] } = bodyMembers
  return Object.entries(body).flatMap(([name, value]) => {
    const inside = `${path}${name}`
    if (!known.includes(name)) {
      const problem = `The body of an export has no member ${shortened(inside)}.`
      return [`${problem}${didYouMean(name, known)} It was ignored.`]
    }
    return isJsonObject(value) ? tellUnused(value, `${inside}.`) : []
  })
}

function answerExport(
  { base, DatastoreId }: FhirRequestInput,
  { JobId }: { readonly JobId: string },
): FhirAnswer {
  const body = { datastoreId: DatastoreId, jobStatus: 'SUBMITTED', jobId: JobId }
  return answerStart(JobId, `${base}export/${JobId}`, body)
}
