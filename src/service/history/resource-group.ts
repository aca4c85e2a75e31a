import type { TransitionRecord } from '../../state/transitions.ts'

export function resourceGroup({
  region,
  resource,
  id,
}: Pick<TransitionRecord, 'region' | 'resource' | 'id'>): string {
  return `${region}  ${resource} ${id}`
}
