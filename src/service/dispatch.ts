import type { OperationName } from '../model/healthlake/infer.ts'
import type { Form } from '../model/codec/form.ts'
import { operations as specs } from '../model/healthlake/operations.ts'
import { read } from '../model/codec/read.ts'
import { runDueTransitions } from './transitions.ts'
import type { ServiceError } from '../kernel/errors.ts'
import { injectedError, toDelivery, type Delivery } from './faults/delivery.ts'
import { endOf, toTransitionPlan } from './faults/plan.ts'
import type { Decisions } from '../state/fault-rules.ts'
import { injectFault, type FaultContext, type Injection } from './faults/inject.ts'
import type { AttemptTransition, Call, Door } from '../state/calls.ts'
import { findOpenCall, type Invocation } from './open-calls.ts'
import { nextRequest, record } from './history/record.ts'
import { assertNotDisposed, recordMisuse } from './misuse.ts'
import { operations } from './operations.ts'
import { rateQuotaError } from './rate-quota.ts'
import { openScope, type Scope } from '../features/context/context.ts'
import type { Service } from './service.ts'
import { attempt } from '../kernel/attempt.ts'
import { validationError } from './validation.ts'

export interface Request {
  readonly operation: OperationName
  readonly input: unknown
  // The form that the input has.
  readonly form: Form
  readonly region: string
  readonly door: Door
  // What the SDK tells of the call that this is an attempt of.
  readonly invocation?: Invocation | undefined
  // Why the door itself would refuse it.
  readonly refused?: ServiceError
}

export interface Answer {
  // The number of the request; its id follows from that.
  readonly request: number
  readonly output?: object | undefined
  readonly error?: ServiceError | undefined
  // What the caller meets instead, where a fault befalls the answer on its way.
  readonly delivery?: Delivery | undefined
}

type Outcome = Pick<Answer, 'output' | 'error'>

interface Performed extends Outcome {
  // What prevented the work, or befell the answer.
  readonly struck: Injection | undefined
  // What befell the work.
  readonly transition?: AttemptTransition | undefined
}

// Every door ends here.
export function dispatch(service: Service, request: Request): Answer {
  try {
    return carry(service, request)
  } catch (error) {
    throw recordMisuse(service, error)
  }
}

function carry(service: Service, request: Request): Answer {
  assertNotDisposed(service)
  runDueTransitions(service)
  const { operation, form, region, door, invocation } = request
  const at = service.state.now
  const number = nextRequest(service)
  const reading = read(specs[operation].input, request.input, form)
  const input = reading.value
  const open = findOpenCall(service.openCalls, operation, invocation)
  const decisions = open?.decisions ?? newDecisions(service, invocation)
  const attempted = { operation, region, at, input, decisions }
  const before = injectFault(service, attempted, 'before')
  const performed =
    before === undefined
      ? perform(
          service,
          attempted,
          rateQuotaError(service, operation, region) ??
            request.refused ??
            validationError(service, reading),
        )
      : prevented(service, before)
  const { output, error, struck, transition } = performed
  const delivery = struck === undefined ? undefined : toDelivery(struck.outcome, output, error)
  record(service, {
    at,
    request: number,
    region,
    door,
    operation,
    input,
    invocation,
    open,
    decisions,
    output,
    error: shownError(delivery === undefined ? error : delivery.error),
    fault: struck === undefined ? undefined : { rule: struck.id, kind: struck.outcome.kind },
    transition,
  })
  return { request: number, output, error, delivery }
}

// Where there is no rule and no later attempt, nothing is ever decided.
const noDecisions: Decisions = new Map()

function newDecisions({ state }: Service, invocation: Invocation | undefined): Decisions {
  return invocation === undefined && state.faults.rules.length === 0 ? noDecisions : new Map()
}

function prevented({ settings }: Service, struck: Injection): Performed {
  const { outcome } = struck
  const error = outcome.kind === 'error' ? injectedError(settings, outcome) : undefined
  return { output: undefined, error, struck }
}

function perform(
  service: Service,
  attempted: FaultContext,
  refused: ServiceError | undefined,
): Performed {
  let transition: AttemptTransition | undefined
  function plan() {
    const struck = injectFault(service, attempted, 'work')
    if (struck?.outcome.kind !== 'transition') return undefined
    transition = { rule: struck.id, ...endOf(struck.outcome) }
    return toTransitionPlan(struck.outcome)
  }
  const { output, error } =
    refused === undefined
      ? operate(openScope(service, attempted.region, plan), attempted)
      : { output: undefined, error: refused }
  return { output, error, transition, struck: injectFault(service, attempted, 'after') }
}

function operate(scope: Scope, { operation, input }: FaultContext): Outcome {
  const work = operations[operation] as (scope: Scope, input: object) => object
  return attempt(() => work(scope, input))
}

function shownError(error: Delivery['error']): Call['error'] {
  if (error === undefined) return undefined
  const { name, message, code = name, rule } = error
  return rule === undefined ? { name: code, message } : { name: code, message, rule }
}
