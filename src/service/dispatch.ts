import { pollsOf } from '../kernel/clock.ts'
import { attempt, type ServiceError } from '../kernel/errors.ts'
import { openScope, type Scope } from '../features/context/context.ts'
import type { Form } from '../model/codec/form.ts'
import type { AttemptTransition, CallError, Door } from '../state/calls.ts'
import type { Decisions, AnyOutcome, Stage } from '../state/fault-rules.ts'
import { closeRegion } from '../state/state.ts'
import { deliverEvents, withoutDelivery } from './events/deliver.ts'
import type { Exchange } from './exchange.ts'
import { injectedError, toDelivery, type Delivery } from './injection/delivery.ts'
import {
  describeEnd,
  injectFault,
  toTransitionPlan,
  type FaultContext,
  type Injection,
} from './injection/inject.ts'
import { nextRequest, record } from './history/record.ts'
import { assertNotDisposed, noteUnheeded, recordMisuse } from './misuse.ts'
import { striking } from './injection/strike.ts'
import { findOpenCall, type Invocation, type OpenCall } from './open-calls.ts'
import { countPoll } from './polls.ts'
import { rateQuotaError } from './rate-quota.ts'
import type { Service } from './service.ts'
import { runDueTransitions } from './transitions.ts'

// A request as a way in brings it.
export interface Request {
  // The name of an exchange of the service.
  readonly operation: string
  readonly input: unknown
  // The form that the input has.
  readonly form: Form
  readonly region: string
  readonly door: Door
  // What the SDK tells of the call that this is an attempt of.
  readonly invocation?: Invocation | undefined
  // Why the way in itself would refuse it, asked when what is due has happened.
  readonly refused?: (scope: Scope) => ServiceError | undefined
}

// What the service answers: an output in plain data, an error, or nothing because the answer is lost.
export interface Answer {
  // The number of the request; its id follows from that.
  readonly request: number
  readonly output?: object | undefined
  readonly error?: ServiceError | undefined
  // What the caller meets instead, where a fault befalls the answer on its way.
  readonly delivery?: Delivery | undefined
}

interface Performed extends Pick<Answer, 'output' | 'error'> {
  // What prevented the work, or befell the answer.
  readonly fault: Injection | undefined
  // What befell the work.
  readonly transition?: AttemptTransition | undefined
  readonly failedParts?: object | undefined
}

// Every way in ends here.
export function dispatch(service: Service, request: Request): Answer {
  try {
    assertNotDisposed(service)
    runDueTransitions(service)
    const answer = withoutDelivery(service, () => carry(service, request))
    deliverEvents(service)
    return answer
  } catch (error) {
    throw recordMisuse(service, error)
  }
}

function carry(service: Service, request: Request): Answer {
  const { operation, region, door, invocation } = request
  const exchange = service.exchanges[operation] as Exchange
  const at = service.state.now
  const { input, error: broken } = exchange.read(service, request.input, request.form)
  if (exchange.unheededMembers !== undefined) {
    noteUnheeded(service, operation, exchange.unheededMembers, input)
  }
  const open = findOpenCall(service.openCalls, operation, invocation)
  const decisions = openDecisions(service, open)
  const isUnlinked = invocation === undefined && mayRetry(exchange, door)
  const attempted = { operation, exchange, region, at, input, decisions, isUnlinked }
  const before = inject(service, attempted, 'before')
  const performed =
    before === undefined
      ? perform(service, exchange, attempted, (scope) => request.refused?.(scope) ?? broken)
      : prevented(service, before)
  closeRegion(service.state.regions, region)
  const { output, error, fault, transition, failedParts } = performed
  const delivery = fault === undefined ? undefined : toDelivery(fault.outcome, output, error)
  const number = nextRequest(service)
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
    output: output === undefined ? undefined : (exchange.summarize?.(output) ?? output),
    error: toCallError(delivery === undefined ? error : delivery.error),
    failedParts,
    fault: fault === undefined ? undefined : { rule: fault.id, kind: fault.outcome.kind },
    transition,
  })
  return { request: number, output, error, delivery }
}

// Requests to a FHIR endpoint have no id of a call, whoever sends them.
function mayRetry({ inputShape }: Exchange, door: Door): boolean {
  return inputShape !== undefined && (door === 'client' || door === 'fetch' || door === 'http')
}

function inject(
  service: Service,
  attempted: FaultContext,
  stage: Stage,
  isWanted?: (outcome: AnyOutcome) => boolean,
): Injection | undefined {
  return service.state.faults.rules.length === 0
    ? undefined
    : injectFault(service, attempted, stage, isWanted)
}

// Where there was no rule yet, nothing was decided.
const noDecisions: Decisions = new Map()

function openDecisions({ state }: Service, { decisions = noDecisions }: Partial<OpenCall> = {}) {
  return decisions === noDecisions && state.faults.rules.length > 0 ? new Map() : decisions
}

function prevented({ settings }: Service, fault: Injection): Performed {
  const { outcome } = fault
  const error = outcome.kind === 'error' ? injectedError(settings, outcome) : undefined
  return { output: undefined, error, fault }
}

function perform(
  service: Service,
  exchange: Exchange,
  attempted: FaultContext,
  refusal: (scope: Scope) => ServiceError | undefined,
): Performed {
  const { operation, region, input } = attempted
  let transition: AttemptTransition | undefined
  let struck: Injection | undefined
  const strikePart = striking(service, region)
  function plan(isWanted?: (outcome: AnyOutcome) => boolean) {
    const fault = inject(service, attempted, 'work', isWanted)
    if (fault?.outcome.kind !== 'transition') return undefined
    transition = { rule: fault.id, ...describeEnd(fault.outcome) }
    return toTransitionPlan(fault.outcome)
  }
  const scope = openScope(service, region, {
    plan,
    delay: () => plan(isDelay)?.after,
    strike(part, toInput) {
      const strike = strikePart(part, toInput)
      struck ??= strike
      return strike
    },
  })
  const rates: Readonly<Record<string, number | undefined>> = service.settings.quotas.rates
  const rate = rates[operation]
  const limit = rate === undefined ? undefined : rateQuotaError(service, operation, region, rate)
  const refused = limit ?? refusal(scope)
  const { output, error } =
    refused === undefined
      ? attempt(() => operate(service, exchange, scope, input))
      : { error: refused }
  // Of a part that was struck the answer tells, where there is one.
  const ofPart = output === undefined ? struck : undefined
  const failedParts = error && exchange.failedParts?.(error, struck?.id)
  const fault = inject(service, attempted, 'after') ?? ofPart
  return { output, error, failedParts, transition, fault }
}

function isDelay(outcome: AnyOutcome): boolean {
  return outcome.kind === 'transition' && outcome.to === undefined
}

function operate(service: Service, exchange: Exchange, scope: Scope, input: object): object {
  const polls = exchange.poll === undefined ? undefined : pollsOf(service.clock)
  const polled = polls === undefined ? undefined : exchange.poll?.(scope, input)
  if (polls !== undefined && polled !== undefined) countPoll(service, polls, scope, polled)
  return exchange.run(scope, input)
}

function toCallError(error: Delivery['error']): CallError | undefined {
  if (error === undefined) return undefined
  const { name, message, code = name, rule } = error
  return rule === undefined ? { name: code, message } : { name: code, message, rule }
}
