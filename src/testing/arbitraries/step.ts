import type { FaultRule } from '../../state/fault-rules.ts'
import type { Duration } from '../../kernel/time.ts'
import type { Input, OperationName } from '../../model/healthlake/infer.ts'
import type { IdMember } from './ids.ts'

/** A step of a scenario: a request, time that passes, or a fault rule from now on. Plain data. */
export type ScenarioStep =
  | RequestStep
  | {
      /** How far the clock moves on. */
      readonly advance: Duration
    }
  | {
      /** A rule that is added. */
      readonly fault: FaultRule
    }

/** A request of a scenario. */
export type RequestStep = {
  [Operation in OperationName]: {
    /** The operation's name. */
    readonly operation: Operation
    /** The input, without the ids of what it is about. */
    readonly input: Omit<Input<Operation>, IdMember>
    /** The region (default: the fake's). */
    readonly region?: string
    /** Which data store of the region it is about, counted from the newest, from 0, and modulo their number. */
    readonly store?: number
    /** Which job of the region and the operation's kind it is about, counted likewise. */
    readonly job?: number
  }
}[OperationName]
