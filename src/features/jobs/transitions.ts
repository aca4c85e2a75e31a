import { jobTransitions, type Durations } from '../../model/life-cycles.ts'
import { cancel, enter, nextEntry, type ScheduledTransition } from '../../kernel/schedule.ts'
import type { TransitionPlan } from '../../service/faults/plan.ts'
import { exportAll } from '../exports/run.ts'
import { noProgress } from '../imports/progress.ts'
import { startImport, finishImport, predictImportEnd } from '../imports/run.ts'
import { nextSequence, type Service } from '../../service/service.ts'
import { openRegion, type Region } from '../../state/state.ts'
import type { Job, JobKind, JobStatus } from '../../state/jobs.ts'
import { firstJob, jobsOf } from '../../state/region-jobs.ts'

export interface JobPlace {
  readonly service: Service
  readonly regionName: string
  readonly kind: JobKind
}

// [one-job-at-a-time]
export function targetOf(region: Region, kind: JobKind, job: Job, to: string): JobStatus {
  const jobs = jobsOf(region, kind)
  const starts = job.properties.JobStatus === 'SUBMITTED' && to === 'IN_PROGRESS'
  const waits =
    starts && (firstJob(jobs, 'running') !== undefined || firstJob(jobs, 'QUEUED') !== undefined)
  return waits ? 'QUEUED' : (to as JobStatus)
}

export function applyJobTransition(
  service: Service,
  due: ScheduledTransition,
  kind: JobKind,
): { from: string; to: string } {
  const region = openRegion(service.state, due.region)
  const jobs = jobsOf(region, kind)
  const job = jobs.get(due.id) as Job
  const to = targetOf(region, kind, job, due.to as string)
  const ended = !isUnfinished(to)
  const message = due.cause?.ErrorMessage
  const place = { service, regionName: due.region, kind }
  const { run: _run, ...rest } = job
  const changed: Job = {
    ...rest,
    ...(to === 'IN_PROGRESS' && kind === 'importJob' ? begun(service, job) : {}),
    running: to === 'IN_PROGRESS' || (job.running && !ended),
    properties: {
      ...job.properties,
      ...(to === 'IN_PROGRESS' && kind === 'importJob' ? { JobProgressReport: noProgress } : {}),
      ...(ended ? endWork(place, job, to) : {}),
      JobStatus: to,
      // [job-end]
      ...(ended ? { EndTime: service.state.now } : {}),
      ...(message === undefined ? {} : { Message: message }),
    },
  }
  // First what may throw: an import is read here.
  scheduleJobStep(place, changed)
  jobs.put(changed)
  startNextQueuedJob(place)
  return { from: job.properties.JobStatus, to }
}

function begun(service: Service, job: Job): Pick<Job, 'run'> {
  const lasts =
    job.plan?.after ?? stepDuration('IN_PROGRESS', 'importJob', service.settings.durations)
  const run = startImport(service, job, lasts)
  return run === undefined ? {} : { run }
}

// What a job does to the data it does at its end, or not at all.
function endWork({ service, regionName, kind }: JobPlace, job: Job, to: string): object {
  if (kind === 'importJob') return finishImport(service, regionName, job, to)
  if (to === 'COMPLETED' || to === 'COMPLETED_WITH_ERRORS') exportAll(service, regionName, job)
  return {}
}

// What waits has no entry until it is its turn.
export function scheduleJobStep(place: JobPlace, job: Job): void {
  const { JobStatus: status } = job.properties
  if (!isUnfinished(status) || status === 'QUEUED') return
  const { durations } = place.service.settings
  const usual = stepDuration(status, place.kind, durations)
  const plan =
    status === 'IN_PROGRESS' ? { ...predictImportEnd(place.service, job), ...job.plan } : {}
  const { to = jobTransitions[status].to, after = usual, cause }: TransitionPlan = plan
  scheduleJobTransition(place, job, after, to, cause)
}

// [one-job-at-a-time]
export function startNextQueuedJob(place: JobPlace): void {
  const { service, regionName, kind } = place
  const jobs = jobsOf(openRegion(service.state, regionName), kind)
  const next = firstJob(jobs, 'QUEUED')
  if (next === undefined || firstJob(jobs, 'running') !== undefined) return
  if (nextEntry(service.state.agenda, next.id) === undefined)
    scheduleJobTransition(place, next, 0, 'IN_PROGRESS')
}

export function scheduleJobTransition(
  { service, regionName, kind }: JobPlace,
  job: Job,
  after: number,
  to: string,
  cause?: ScheduledTransition['cause'],
): void {
  const { agenda, now } = service.state
  cancel(agenda, job.id)
  enter(agenda, {
    at: now + after,
    sequence: nextSequence(service),
    region: regionName,
    resource: kind,
    id: job.id,
    to,
    ...(cause === undefined ? {} : { cause }),
  })
}

export function isUnfinished(status: string): status is keyof typeof jobTransitions {
  return status in jobTransitions
}

// [job-durations] [cancel-export]
export function stepDuration(
  status: Exclude<keyof typeof jobTransitions, 'QUEUED'>,
  kind: JobKind,
  durations: Durations,
): number {
  switch (status) {
    case 'SUBMITTED':
      return durations.startJob
    case 'IN_PROGRESS':
      return durations[kind]
    case 'CANCEL_SUBMITTED':
      return Math.ceil(durations.cancelExportJob / 2)
    case 'CANCEL_IN_PROGRESS':
      return Math.floor(durations.cancelExportJob / 2)
  }
}
