import type { EventDetailPart, EventDetailType } from '../model/events.ts'
import type { EndStatus } from '../model/life-cycles.ts'
import type { AnyOperation, CommandClass } from '../model/operation-names.ts'
import type { ErrorName } from '../model/error-names.ts'
import type { Duration, Instant } from '../kernel/time.ts'

/**
 * What goes wrong, when, and how often. Plain data.
 *
 * @example
 *   fake.faults.add({ operation: 'CreateFHIRDatastore', times: 2, outcome: 'ThrottlingException' })
 */
export interface FaultRule {
  /** The operation, the class of its command, or several of them (default: all). */
  operation?: AnyOperation | CommandClass | readonly (AnyOperation | CommandClass)[]
  /** What the input must have, at least, such as `{ DatastoreName: 'claims' }` (default: anything). */
  input?: Record<string, unknown>
  /**
   * The event, or several of them, in place of an operation (default: all, where the outcome is of kind 'event'). Each
   * time that it is sent counts; `input` and `per` are not for events.
   */
  event?: EventDetailType | readonly EventDetailType[]
  /** What the detail of the event must have, at least, such as `{ jobId }` (default: anything). */
  detail?: EventDetailPart
  /** The region of the calls or events (default: any). */
  region?: string
  /**
   * Whether it applies to all attempts of a call, so that retries do not hide it, or to single attempts (default:
   * 'call'). A client that sends no `amz-sdk-invocation-id`, such as aws-sdk v2 and most handwritten ones, does not say
   * which attempts are one call: each of them is a call, which `unlinked` of the handle counts. To include its retries,
   * set `times`.
   */
  per?: 'call' | 'attempt'
  /** How many that match are skipped first (default: 0). */
  skip?: number
  /** How many it applies to (default: 1). */
  times?: number | 'always'
  /** The probability that it applies to one that matches, drawn from the seed; above 0 and at most 1 (default: 1). */
  probability?: number
  /** It applies from this instant on, on the fake's clock (default: at once). */
  from?: Instant
  /** It applies until just before this instant (default: for ever). */
  until?: Instant
  /**
   * What happens. A string is the service error of that name; an instance of an error class, such as one of the SDK's,
   * is that error. It must be one that the operation may raise: one in AWS's model of the operation, one common to all
   * or, at a FHIR endpoint, one that the endpoint has. A rule without an operation applies to those that may raise it.
   */
  outcome: ErrorName | Error | FaultOutcome | EventOutcome
  /** Whether any error is allowed, also one that the operation never raises, or one of your own (default: false). */
  anyError?: boolean
}

/** What happens to a request that a rule applies to. */
export type FaultOutcome =
  | {
      /** The service returns an error; the request has no effect. */
      kind: 'error'
      /** The error's name, such as 'ThrottlingException'. */
      name: ErrorName
      /** The error's message (default: 'Rate exceeded' if it is throttling, else one that names a fault rule). */
      message?: string
      /** The HTTP status, 400 to 599 (default: the service's). */
      statusCode?: number
      /** After how many seconds to try again, which is sent as the header `retry-after` (default: not sent). */
      retryAfterSeconds?: number
    }
  | {
      /** The service, or something in front of it, returns an error that AWS does not have; it needs `anyError`. */
      kind: 'error'
      /** The error's name, with only letters, digits, dots, _ and -. */
      name: string
      /** The HTTP status, 400 to 599. */
      statusCode: number
      /** The error's message (default: one that names a fault rule). */
      message?: string
      /** After how many seconds to try again, which is sent as the header `retry-after` (default: not sent). */
      retryAfterSeconds?: number
    }
  | {
      /** The work is done on arrival; the response comes later. */
      kind: 'latency'
      /** How long the response takes, on the fake's clock. */
      duration: Duration
    }
  | {
      /** No response ever comes. */
      kind: 'hang'
    }
  | {
      /** The network fails. */
      kind: 'connection'
      /** Such as ECONNRESET. Any code is allowed; one that looks like a misspelt known code needs `anyError`. */
      code: string
      /** Before the work, or after it: then the response is lost (default: 'before'). */
      when?: 'before' | 'after'
    }
  | {
      /**
       * The work is done; the response cannot be parsed. An empty one is an output without members; an empty refusal
       * keeps its status, in an error that the SDK calls Unknown.
       */
      kind: 'corrupt'
      /** What replaces the body of the response: nothing, its first half, or a page of HTML. */
      body: 'empty' | 'truncated' | 'not-json'
    }
  | {
      /**
       * The call succeeds; what it starts ends differently. A write to a FHIR endpoint starts its indexing: `after` is
       * when searches find it.
       */
      kind: 'transition'
      /** The status that it ends in (default: the usual one). */
      to?: EndStatus
      /** How long that takes (default: as usual); Infinity: for ever. For a job, from IN_PROGRESS on. */
      after?: Duration
      /** Why it fails, as the resource then shows it (default: that a fault rule caused it). It needs a `to`. */
      message?: string
      /** The `ErrorCategory` that a data store then shows (default: 'NON_RETRYABLE_ERROR'). It needs a `to`. */
      category?: 'RETRYABLE_ERROR' | 'NON_RETRYABLE_ERROR'
    }

/** What happens to an event that a rule applies to. */
export type EventOutcome =
  | {
      /** An event is sent, but listeners do not receive it once and in order. */
      kind: 'event'
      /**
       * Never, twice in a row, or after the next event that is delivered, whatever that is about. While one event is
       * held back, the next is not: with `times: 'always'`, events change places in pairs.
       */
      delivery: 'lost' | 'twice' | 'reordered'
    }
  | {
      /** An event is sent, and listeners receive it later. */
      kind: 'event'
      /** Later, unchanged; what is sent meanwhile overtakes it. */
      delivery: 'late'
      /** How much later, on the fake's clock; at its last instant at the latest. */
      by: Duration
    }

/** What happens to a request or to an event. */
export type AnyOutcome = FaultOutcome | EventOutcome

export type OutcomeOf<Kind extends AnyOutcome['kind']> = Extract<AnyOutcome, { kind: Kind }>

// When an outcome acts: before the work, on it, or after it; or on an event.
export type Stage = 'before' | 'work' | 'after' | 'event'

export interface StoredRule {
  readonly operation?: readonly string[] | undefined
  readonly input?: Readonly<Record<string, unknown>> | undefined
  readonly event?: readonly EventDetailType[] | undefined
  readonly detail?: EventDetailPart | undefined
  readonly region?: string | undefined
  readonly per: 'call' | 'attempt'
  readonly skip: number
  // Infinity for 'always'.
  readonly times: number
  readonly probability: number
  // Epoch milliseconds.
  readonly from?: number | undefined
  // Epoch milliseconds.
  readonly until?: number | undefined
  readonly outcome: AnyOutcome
  readonly anyError?: true | undefined
}

export interface Fault {
  // Counts the rules of a fake, from 1.
  readonly id: number
  readonly rule: StoredRule
  readonly stage: Stage
  // The random stream that it draws from.
  readonly stream: string
  // How many calls there were before it was added; of a rule for events, how many events.
  readonly since: number
  // How many calls or attempts it struck.
  used: number
  // How many matched, struck or not.
  matched: number
  // How many of those that it struck came without the id of a call that retries would belong to.
  unlinked: number
}

// Thousands of rules are scanned with each request. All have all members, undefined where absent, for objects of one form
// are read fastest.
export function createFault(fault: Fault): Fault {
  const { id, rule, stage, stream, since, used, matched, unlinked } = fault
  const { operation, input, event, detail, region, per, skip, times } = rule
  const { probability, from, until, outcome, anyError } = rule
  const counts = { per, skip, times, probability, from, until }
  const whole = { operation, input, event, detail, region, ...counts, outcome, anyError }
  return { id, rule: whole, stage, stream, since, used, matched, unlinked }
}

export type Decisions = Map<number, boolean>
