import {
  datastoreTransitions,
  type DatastoreInTransition,
  type Durations,
} from '../../model/life-cycles.ts'
import type { Datastore, DatastoreStatus } from '../../state/datastores.ts'
import type { TransitionPlan } from '../../state/transitions.ts'
import { nextSequence, type Scope } from '../context/context.ts'
import { tellDatastore } from '../events/tell.ts'

// What follows from a status that a data store has got just now: the event that tells of it, and what becomes of the
// store by itself.
export function enterStatus(
  scope: Scope,
  datastore: Datastore,
  { from, plan }: { readonly from?: DatastoreStatus; readonly plan?: TransitionPlan | undefined },
): void {
  tellDatastore(scope, datastore, from)
  scheduleEnd(scope, datastore, plan)
}

// Schedules what becomes of a data store by itself: the end of a transition, or that it is forgotten [durations]
// [deleted-is-kept].
export function scheduleEnd(scope: Scope, datastore: Datastore, plan: TransitionPlan = {}): void {
  const { state, settings, regionName: region } = scope
  const { id, properties } = datastore
  const { DatastoreStatus: status } = properties
  if (status === 'DELETED') {
    // [deleted-backup-is-shown]
    const { goneAt = state.now } = datastore.backup ?? {}
    const at = Math.max(goneAt, state.now + settings.durations.deletedRetention)
    state.removals.add({ at, sequence: nextSequence(scope), region, id })
  } else if (isInTransition(status)) {
    const { after = durationOf(status, settings.durations, datastore), cause } = plan
    state.transitions.add({
      at: state.now + after,
      sequence: nextSequence(scope),
      region,
      resource: 'datastore',
      id,
      to: plan.to ?? datastoreTransitions[status].to,
      ...(cause === undefined ? {} : { cause }),
    })
  }
}

export function isInTransition(status: string): status is DatastoreInTransition {
  return status in datastoreTransitions
}

function durationOf(
  status: DatastoreInTransition,
  durations: Durations,
  { properties, source }: Datastore,
): number {
  switch (status) {
    case 'CREATING':
      // [restore-duration]
      if (source !== undefined) return durations.restoreDatastore
      return properties.PreloadDataConfig === undefined
        ? durations.createDatastore
        : durations.createDatastore + durations.preloadDatastore
    case 'UPDATING':
      return durations.updateDatastore
    case 'DELETING':
      return durations.deleteDatastore
  }
}
