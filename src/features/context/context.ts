import type { TransitionPlan } from '../../service/faults/plan.ts'
import type { Service } from '../../service/service.ts'
import { openRegion, type Region } from '../../state/state.ts'

/** What an operation works on: the service, and the region of the request. */
export interface Scope {
  readonly service: Service
  readonly regionName: string
  readonly region: Region
  /** Asks the fault rules how what the request starts shall end. */
  readonly plan?: (() => TransitionPlan | undefined) | undefined
}

/**
 * Opens a region to an operation.
 *
 * @param service The service
 * @param regionName The region's name
 * @param plan How to ask the fault rules; nobody is asked, if left out
 * @returns The scope
 */
export function openScope(service: Service, regionName: string, plan?: Scope['plan']): Scope {
  return { service, regionName, region: openRegion(service.state, regionName), plan }
}
