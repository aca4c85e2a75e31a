import type { Fault, FaultRule } from '../../state/fault-rules.ts'
import type { Service } from '../service.ts'
import { toFaultRule } from './faults.ts'

// A rule as it stands.
export interface FaultView {
  // Its number, as the history has it.
  readonly id: number
  readonly used: number
  // Infinity for 'always'.
  readonly remaining: number
  readonly rule: FaultRule
}

// Those that are used up too, in order of adding.
export function listFaults({ state }: Service): FaultView[] {
  return state.faults.rules.map(toView)
}

export function findFault({ state }: Service, id: number): FaultView | undefined {
  const fault = state.faults.rules.find((each) => each.id === id)
  return fault === undefined ? undefined : toView(fault)
}

export function removeFault({ state: { faults } }: Service, id: number): void {
  faults.rules = faults.rules.filter((fault) => fault.id !== id)
}

function toView(fault: Fault): FaultView {
  const { id, used, rule } = fault
  const given = toFaultRule(fault)
  const whole: FaultRule = rule.times === Infinity ? { ...given, times: 'always' } : given
  return { id, used, remaining: rule.times - used, rule: whole }
}
