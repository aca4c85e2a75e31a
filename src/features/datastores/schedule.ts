import { datastoreTransitions, type DatastoreInTransition } from '../../model/life-cycles.ts'
import { enter } from '../../kernel/schedule.ts'
import { nextSequence, type Service } from '../../service/service.ts'
import type { TransitionPlan } from '../../service/faults/plan.ts'
import type { Settings } from '../../service/options.ts'
import type { Datastore } from '../../state/datastores.ts'

// [deleted-is-kept]
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
