import { draw, fractionOf } from '../chance.ts'
import type { Service } from '../service.ts'
import { differenceFrom, differingMember, type Candidate } from './match.ts'
import { stageOf, type Decisions, type Fault, type FaultOutcome, type Stage } from './rule.ts'

/** An attempt, before it is known what becomes of it. */
export interface Attempted extends Candidate {
  /** What rules decided about earlier attempts of the same call, by rule id. */
  readonly decisions: Decisions
}

/** A rule that struck. */
export interface Strike {
  readonly id: number
  readonly outcome: FaultOutcome
}

/**
 * Finds the rule that strikes an attempt at a stage: the first, in order of adding, that matches and is not used up.
 *
 * @param service The service
 * @param attempted The attempt
 * @param stage The stage
 * @returns What struck, if anything did
 */
export function strike({ state }: Service, attempted: Attempted, stage: Stage): Strike | undefined {
  for (const fault of state.faults.rules) {
    if (stageOf(fault.rule.outcome) === stage && strikes(fault, attempted, state.seed)) {
      return { id: fault.id, outcome: fault.rule.outcome }
    }
  }
  return undefined
}

function strikes(fault: Fault, attempted: Attempted, seed: number): boolean {
  const { decisions } = attempted
  const decided = fault.rule.per === 'call' ? decisions.get(fault.id) : undefined
  if (decided !== undefined) return decided
  const decision = decide(fault, attempted, seed)
  decisions.set(fault.id, decision)
  return decision
}

function decide(fault: Fault, attempted: Attempted, seed: number): boolean {
  const { rule, id } = fault
  if (fault.used >= rule.times) return false
  const difference = differenceFrom(rule, attempted)
  if (difference !== undefined) {
    fault.missed[difference] += 1
    const member = difference === 'input' ? differingMember(rule.input, attempted.input) : undefined
    if (member !== undefined) fault.member = member
    return false
  }
  fault.matched += 1
  if (fault.matched <= rule.skip) return false
  const lucky =
    rule.probability === 1 ||
    fractionOf(draw(seed, `fault/${id}`, fault.matched)) < rule.probability
  if (lucky) fault.used += 1
  return lucky
}
