import type { Table } from '../kernel/table.ts'
import type { Region } from './state.ts'
import { jobKinds, type Job, type JobKind } from './jobs.ts'

export function jobsOf(region: Region, kind: JobKind): Table<Job> {
  return region[jobKinds[kind].collection]
}

// [one-job-at-a-time]
export function firstJob(jobs: Table<Job>, which: 'running' | 'QUEUED'): Job | undefined {
  const index = which === 'running' ? 'running' : 'status'
  const [found] = jobs.scan({
    index: { name: index, key: which },
    limit: 1,
  })
  return found
}
