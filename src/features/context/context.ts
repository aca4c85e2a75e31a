import type { TransitionPlan } from '../../service/faults/plan.ts'
import type { Service } from '../../service/service.ts'
import { openRegion, type Region } from '../../state/state.ts'

export interface Scope {
  readonly service: Service
  readonly regionName: string
  readonly region: Region
  // Asks the fault rules how what the request starts shall end.
  readonly plan?: (() => TransitionPlan | undefined) | undefined
}

export function openScope(service: Service, regionName: string, plan?: Scope['plan']): Scope {
  return { service, regionName, region: openRegion(service.state, regionName), plan }
}
