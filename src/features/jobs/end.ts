import { jobKinds, type Job, type JobKind } from '../../state/jobs.ts'
import { transitionKey } from '../../state/state.ts'
import type { Scope } from '../context/context.ts'
import { isUnfinished, scheduleJobTransition, startNextQueuedJob } from './transitions.ts'

// Lets the unfinished jobs of a data store fail, at once [jobs-of-deleted-datastore].
export function failJobs(scope: Scope, datastoreId: string): void {
  for (const kind of jobKinds) {
    for (const { id, properties } of jobsOfDatastore(scope, kind, datastoreId)) {
      const { JobStatus: status } = properties
      if (!isUnfinished(status) || status.startsWith('CANCEL_')) continue
      const cause = { ErrorMessage: 'The data store was deleted.' }
      scheduleJobTransition(scope, kind, id, 0, 'FAILED', cause)
    }
  }
}

// [jobs-are-kept]
export function deleteJobs(scope: Scope, datastoreId: string): void {
  for (const kind of jobKinds) {
    for (const { id } of jobsOfDatastore(scope, kind, datastoreId)) {
      scope.state.transitions.remove(
        transitionKey({ region: scope.regionName, resource: kind, id }),
      )
      scope.region.jobs[kind].delete(id)
    }
    startNextQueuedJob(scope, kind)
  }
}

function jobsOfDatastore({ region }: Scope, kind: JobKind, datastoreId: string): Job[] {
  return region.jobs[kind].scan({ index: { name: 'datastore', key: datastoreId } })
}
