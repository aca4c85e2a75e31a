import type { Table } from '../../kernel/table.ts'
import { jobTransitions, type Durations } from '../../model/life-cycles.ts'
import type { Job, JobKind, Jobs, JobStatus } from '../../state/jobs.ts'
import { transitionKey } from '../../state/state.ts'
import type { ScheduledTransition, TransitionPlan } from '../../state/transitions.ts'
import { nextSequence, type Scope } from '../context/context.ts'
import { tellJob } from '../events/tell.ts'
import { jobBehaviours } from './behaviours.ts'

// The status that a job will really get: one that would start may have to wait [one-job-at-a-time].
export function resolveJobStatus(scope: Scope, kind: JobKind, id: string, to: string): JobStatus {
  const jobs = scope.region.jobs[kind]
  const starts = jobs.get(id)?.properties.JobStatus === 'SUBMITTED' && to === 'IN_PROGRESS'
  return starts && (findRunning(jobs) ?? findQueued(jobs)) !== undefined
    ? 'QUEUED'
    : (to as JobStatus)
}

export function applyJobTransition(
  scope: Scope,
  kind: JobKind,
  { id, to: planned, cause }: Pick<ScheduledTransition, 'id' | 'to' | 'cause'>,
): { from: JobStatus; to: JobStatus } {
  const jobs: Table<Job> = scope.region.jobs[kind]
  const job = jobs.get(id) as Job
  const to = resolveJobStatus(scope, kind, id, planned)
  const changed = changeJob(scope, kind, job, to, cause)
  // First what may throw: an import is read here.
  scheduleJobStep(scope, kind, changed)
  jobs.put(changed)
  tellJob(scope, kind, changed)
  startNextQueuedJob(scope, kind)
  return { from: job.properties.JobStatus, to: changed.properties.JobStatus }
}

function changeJob<Kind extends JobKind>(
  scope: Scope,
  kind: Kind,
  job: Jobs[Kind],
  to: JobStatus,
  cause: ScheduledTransition['cause'],
): Jobs[Kind] {
  const behaviour = jobBehaviours[kind]
  const ended = !isUnfinished(to)
  const worked = carryOut(scope, kind, job, to)
  return {
    ...worked,
    running: behaviour.takesTurns && (to === 'IN_PROGRESS' || (job.running && !ended)),
    properties: {
      ...worked.properties,
      JobStatus: behaviour.statusOf?.(worked, to) ?? to,
      // [job-end]
      ...(ended ? { EndTime: scope.state.now } : {}),
      ...(cause?.ErrorMessage === undefined ? {} : { Message: cause.ErrorMessage }),
    },
  }
}

function carryOut<Kind extends JobKind>(
  scope: Scope,
  kind: Kind,
  job: Jobs[Kind],
  to: JobStatus,
): Jobs[Kind] {
  const behaviour = jobBehaviours[kind]
  if (to === 'IN_PROGRESS') {
    const usual = stepDuration('IN_PROGRESS', kind, scope.settings.durations)
    return behaviour.start(scope, job, job.plan?.after ?? usual)
  }
  return isUnfinished(to) ? job : behaviour.finish(scope, job, to)
}

// What waits in the queue has nothing scheduled until it is its turn.
export function scheduleJobStep<Kind extends JobKind>(
  scope: Scope,
  kind: Kind,
  job: Jobs[Kind],
): void {
  const { JobStatus: status } = job.properties
  if (!isUnfinished(status) || status === 'QUEUED') return
  const usual = stepDuration(status, kind, scope.settings.durations)
  const plan: TransitionPlan =
    status === 'IN_PROGRESS' ? { ...jobBehaviours[kind].predictEnd(scope, job), ...job.plan } : {}
  const { to = jobTransitions[status].to, after = usual, cause } = plan
  scheduleJobTransition(scope, kind, job.id, after, to, cause)
}

// Gives the job that has waited longest its turn, if none runs [one-job-at-a-time].
export function startNextQueuedJob(scope: Scope, kind: JobKind): void {
  const jobs = scope.region.jobs[kind]
  const next = findQueued(jobs)
  if (next === undefined || findRunning(jobs) !== undefined) return
  if (findScheduled(scope, kind, next.id) === undefined) {
    scheduleJobTransition(scope, kind, next.id, 0, 'IN_PROGRESS')
  }
}

// Replaces what is scheduled for the job.
export function scheduleJobTransition(
  scope: Scope,
  resource: JobKind,
  id: string,
  after: number,
  to: ScheduledTransition['to'],
  cause?: ScheduledTransition['cause'],
): void {
  const { state, regionName: region } = scope
  state.transitions.add({
    at: state.now + after,
    sequence: nextSequence(scope),
    region,
    resource,
    id,
    to,
    ...(cause === undefined ? {} : { cause }),
  })
}

export function findScheduled(
  { state, regionName: region }: Scope,
  resource: JobKind,
  id: string,
): ScheduledTransition | undefined {
  return state.transitions.get(transitionKey({ region, resource, id }))
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

function findRunning(jobs: Table<Job>): Job | undefined {
  return jobs.first({ name: 'running', key: 'running' })
}

function findQueued(jobs: Table<Job>): Job | undefined {
  return jobs.first({ name: 'status', key: 'QUEUED' })
}
