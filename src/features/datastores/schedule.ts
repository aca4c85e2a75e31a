import { datastoreTransitions, type DatastoreInTransition } from '../../model/life-cycles.ts'
import { enter } from '../../kernel/schedule.ts'
import { nextSequence, type Service } from '../../service/service.ts'
import type { TransitionPlan } from '../../service/faults/plan.ts'
import type { Settings } from '../../service/options.ts'
import type { Datastore } from '../../state/datastores.ts'

/**
 * Enters into the agenda what becomes of a data store by itself: the end of a transition, or that it is forgotten
 * [durations] [deleted-is-kept].
 *
 * @param service The service
 * @param region Its region
 * @param datastore The data store, as it stands
 * @param plan How it ends, where that is not as usual
 */
export function scheduleNext(
  service: Service,
  region: string,
  datastore: Datastore,
  plan: TransitionPlan = {},
): void {
  const { DatastoreStatus: status } = datastore.properties
  if (status !== 'DELETED' && !isInTransition(status)) return
  const { after = durationOf(status, service.settings, datastore), to, cause } = plan
  enter(service.state.agenda, {
    at: service.state.now + after,
    sequence: nextSequence(service),
    region,
    resource: 'datastore',
    id: datastore.id,
    ...(status === 'DELETED' ? {} : { to: to ?? datastoreTransitions[status].to }),
    ...(cause === undefined ? {} : { cause }),
  })
}

/**
 * Tells whether a status is one that a data store leaves by itself.
 *
 * @param status The status
 * @returns Whether it is
 */
export function isInTransition(status: string): status is DatastoreInTransition {
  return status in datastoreTransitions
}

function durationOf(
  status: DatastoreInTransition | 'DELETED',
  { durations }: Settings,
  { properties }: Datastore,
): number {
  switch (status) {
    case 'CREATING':
      return properties.PreloadDataConfig === undefined
        ? durations.createDatastore
        : durations.createDatastore + durations.preloadDatastore
    case 'UPDATING':
      return durations.updateDatastore
    case 'DELETING':
      return durations.deleteDatastore
    case 'DELETED':
      return durations.deletedRetention
  }
}
