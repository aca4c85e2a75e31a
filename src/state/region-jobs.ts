import type { Table } from '../kernel/table.ts'
import type { Region } from './state.ts'
import { jobKinds, type Job, type JobKind } from './jobs.ts'

/**
 * Gives a region's jobs of a kind.
 *
 * @param region The region
 * @param kind The kind
 * @returns The jobs
 */
export function jobsOf(region: Region, kind: JobKind): Table<Job> {
  return region[jobKinds[kind].collection]
}

/**
 * Finds the job that runs, or the first that waits [one-job-at-a-time].
 *
 * @param jobs The region's jobs of a kind
 * @param which Which to find
 * @returns The job, if there is one
 */
export function firstJob(jobs: Table<Job>, which: 'running' | 'QUEUED'): Job | undefined {
  const index = which === 'running' ? 'running' : 'status'
  const [found] = jobs.scan({
    index: { name: index, key: which },
    limit: 1,
  })
  return found
}
