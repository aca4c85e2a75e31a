import type { TransitionPlan } from '../../service/faults/plan.ts'
import type { ImportJobProperties, Job } from '../../state/jobs.ts'
import { bytesOf } from '../../kernel/utf8.ts'
import { putObject } from '../../state/buckets.ts'
import { placeOf } from '../../service/assert-uri.ts'
import { openResourceStore } from '../../state/resources.ts'
import type { Service } from '../../service/service.ts'
import { openRegion } from '../../state/state.ts'
import { openInput, type ImportRun } from './input.ts'
import { importAll, outputOf } from './output.ts'
import { parseFiles, type Reading } from './parse.ts'
import { noProgress, reportOf } from './progress.ts'

// [write-check]
export function checkWriteAccess(service: Service, { properties }: Job): void {
  if (openFor(service, properties as ImportJobProperties) === undefined) return
  const { bucket, key } = placeOf(outputOf(properties as ImportJobProperties).S3Uri)
  const prefix = key.replace(/[^/]*\/$/, '')
  const place = { bucket, key: `${prefix}.healthlake_write_access_check_file.temp` }
  putObject(service.state.objects, place, { body: bytesOf(''), at: service.state.now })
}

// [untouched-bucket]
export function startImport(service: Service, job: Job, lasts: number): ImportRun | undefined {
  const input = openFor(service, job.properties as ImportJobProperties)
  return input === undefined ? undefined : { ...input, since: service.state.now, lasts }
}

function openFor({ state, settings }: Service, properties: ImportJobProperties) {
  const { S3Uri } = properties.InputDataConfig
  return openInput(state.objects, S3Uri, settings.quotas.importFiles)
}

// [import-end]
export function predictImportEnd(service: Service, { run, properties }: Job): TransitionPlan {
  if (run === undefined) return {}
  if (run.files === undefined) {
    const cause = { ErrorMessage: run.refused, ErrorCategory: 'NON_RETRYABLE_ERROR' } as const
    return { to: 'FAILED', cause }
  }
  const { totals } = readingOf(service, run.files, properties)
  return totals.failed === 0 ? {} : { to: 'COMPLETED_WITH_ERRORS' }
}

export function shownImport(service: Service, job: Job): ImportJobProperties {
  const properties = job.properties as ImportJobProperties
  return job.run === undefined
    ? properties
    : { ...properties, ...progressOf(service, job, job.run) }
}

// [failed-import]
export function finishImport(
  service: Service,
  regionName: string,
  job: Job,
  to: string,
): Partial<ImportJobProperties> {
  const { run } = job
  if (run === undefined) return {}
  if (to === 'FAILED') return progressOf(service, job, run, true)
  if (run.files === undefined) return {}
  const properties = job.properties as ImportJobProperties
  const reading = readingOf(service, run.files, properties)
  const { resources } = openRegion(service.state, regionName)
  const shelves = openResourceStore(resources, properties.DatastoreId)
  importAll(reading, shelves, service.state.objects, properties, service.state.now)
  return { JobProgressReport: reportOf(reading.totals, 1, false) }
}

function progressOf(
  service: Service,
  job: Job,
  run: ImportRun,
  fails = job.plan?.to === 'FAILED',
): Partial<ImportJobProperties> {
  if (run.files === undefined) return { JobProgressReport: noProgress }
  const { totals } = readingOf(service, run.files, job.properties)
  const passed = service.state.now - run.since
  const done = passed < run.lasts ? passed / run.lasts : 1
  return { JobProgressReport: reportOf(totals, done, fails) }
}

function readingOf(
  { readings }: Service,
  files: NonNullable<ImportRun['files']>,
  properties: Job['properties'],
): Reading {
  // [validation-level-default]
  const { ValidationLevel = 'strict' } = properties as ImportJobProperties
  return parseFiles(readings, files, ValidationLevel)
}
