import { encodeUtf8 } from '../../kernel/utf8.ts'
import { parseS3Uri } from '../../model/s3-uris.ts'
import type { ImportJob, ImportJobProperties, ImportRun } from '../../state/jobs.ts'
import { openResourceStore } from '../../state/resources.ts'
import type { Settings } from '../../state/settings.ts'
import type { TransitionPlan } from '../../state/transitions.ts'
import type { Context, Scope } from '../context/context.ts'
import { putObject } from '../objects/objects.ts'
import { openInput } from './input.ts'
import { outputConfiguration, writeOutput } from './output.ts'
import { parseFiles, type ParsedInput } from './parse.ts'
import { noProgress, toProgressReport } from './progress.ts'

// The object by which the service tries, when an import is submitted, whether it may write [write-check].
export function checkWriteAccess(context: Context, { properties }: ImportJob): void {
  if (openFor(context, properties) === undefined) return
  const { bucket, key } = parseS3Uri(outputConfiguration(properties).S3Uri)
  const prefix = key.replace(/[^/]*\/$/, '')
  const place = { bucket, key: `${prefix}.healthlake_write_access_check_file.temp` }
  putObject(context.state, place, encodeUtf8(''))
}

// What its input has now is what it reads [untouched-bucket].
export function startImport(context: Context, job: ImportJob, lasts: number): ImportJob {
  const input = openFor(context, job.properties)
  const properties = { ...job.properties, JobProgressReport: noProgress }
  if (input === undefined) return { ...job, properties }
  return { ...job, properties, run: { ...input, since: context.state.now, lasts } }
}

function openFor({ state, settings }: Context, properties: ImportJobProperties) {
  const { S3Uri } = properties.InputDataConfig
  return openInput(state.objects, S3Uri, settings)
}

// How an import that runs ends by itself [import-end].
export function predictImportEnd(
  { settings }: Context,
  { run, properties }: ImportJob,
): TransitionPlan {
  if (run === undefined) return {}
  if (run.files === undefined) {
    const cause = { ErrorMessage: run.refused, ErrorCategory: 'NON_RETRYABLE_ERROR' } as const
    return { to: 'FAILED', cause }
  }
  const { totals } = parseInput(run.files, properties, settings)
  return totals.failed === 0 ? {} : { to: 'COMPLETED_WITH_ERRORS' }
}

// Its properties, with how far it is by now.
export function describeImport(context: Context, job: ImportJob): ImportJobProperties {
  const { run, properties } = job
  if (run === undefined) return properties
  const fails = job.plan?.to === 'FAILED'
  return { ...properties, JobProgressReport: reportProgress(context, job, run, fails) }
}

// Unless it failed, its resources are in the data store now, and its output is written [failed-import].
export function finishImport(scope: Scope, job: ImportJob, to: string): ImportJob {
  const { run, ...finished } = job
  const { settings } = scope
  if (run === undefined) return finished
  const { properties } = job
  if (to === 'FAILED') {
    const JobProgressReport = reportProgress(scope, job, run, true)
    return { ...finished, properties: { ...properties, JobProgressReport } }
  }
  if (run.files === undefined) return finished
  const input = parseInput(run.files, properties, settings)
  const store = openResourceStore(scope.region.resources, properties.DatastoreId)
  writeOutput(scope, input, store, properties)
  const JobProgressReport = toProgressReport(input.totals, 1, false)
  return { ...finished, properties: { ...properties, JobProgressReport } }
}

function reportProgress(
  { state, settings }: Context,
  { properties }: ImportJob,
  run: ImportRun,
  fails: boolean,
) {
  if (run.files === undefined) return noProgress
  const { totals } = parseInput(run.files, properties, settings)
  const passed = state.now - run.since
  const done = passed < run.lasts ? passed / run.lasts : 1
  return toProgressReport(totals, done, fails)
}

function parseInput(
  files: NonNullable<ImportRun['files']>,
  { ValidationLevel = 'strict' }: ImportJobProperties,
  { assumptions }: Settings,
): ParsedInput {
  // [validation-level-default]
  return parseFiles(files, ValidationLevel, assumptions)
}
