import { instantText } from '../../kernel/instant.ts'
import type { HealthLakeEvent } from '../../model/events.ts'
import { listEvents } from '../../service/events/list.ts'
import { toCall, type Call } from '../../service/history/calls.ts'
import type { Service } from '../../service/service.ts'
import { runDueTransitions, toTransition } from '../../service/transitions.ts'
import type { CallRecord } from '../../state/calls.ts'
import type { State } from '../../state/state.ts'
import type { TransitionRecord } from '../../state/transitions.ts'
import type { Outward } from '../outward.ts'

export const newsKinds = [
  'anew',
  'clock',
  'transition',
  'call',
  'event',
  'steered',
  'object',
] as const

type NewsKind = (typeof newsKinds)[number]

export interface Message {
  readonly kind: NewsKind
  readonly data: unknown
}

export interface News {
  // What has happened since it was asked before.
  take(): Message[]
}

// How far the state has been told of.
interface Mark {
  readonly state: State
  readonly now: number
  readonly requests: number
  readonly records: readonly CallRecord[]
  readonly transitions: readonly TransitionRecord[]
  readonly lastTransition: TransitionRecord | undefined
  // How many events were told.
  readonly told: number
}

// Found by comparing, so that whatever changes the fake need not say so.
export function createNews(service: Service, outward: Outward): News {
  let told = new WeakSet<CallRecord>(service.state.history.records)
  let mark = markOf(service.state)
  return {
    take() {
      runDueTransitions(service)
      const before = mark
      mark = markOf(service.state)
      const { state, records, transitions } = mark
      const now = { now: instantText(mark.now) }
      const isAnew =
        state !== before.state ||
        (records !== before.records && before.records.length > 0) ||
        (transitions !== before.transitions && before.transitions.length > 0)
      if (isAnew) {
        told = new WeakSet(records)
        return [{ kind: 'anew', data: now }]
      }
      return [
        ...(mark.now === before.now ? [] : [{ kind: 'clock', data: now } as const]),
        ...newTransitions(transitions, before.lastTransition),
        ...newCalls(service, told, mark.requests - before.requests).map((call) => ({
          kind: 'call' as const,
          data: outward.call(call),
        })),
        ...newEvents(service, mark.told - before.told).map((event) => ({
          kind: 'event' as const,
          data: outward.value(event),
        })),
      ]
    },
  }
}

function markOf(state: State): Mark {
  const { requests, records, transitions } = state.history
  const { now, events } = state
  const { told } = events
  return { state, now, told, requests, records, transitions, lastTransition: transitions.at(-1) }
}

// The oldest may have been let go meanwhile.
function newTransitions(
  transitions: readonly TransitionRecord[],
  last: TransitionRecord | undefined,
): Message[] {
  const from = last === undefined ? 0 : transitions.lastIndexOf(last) + 1
  return transitions.slice(from).map((each) => ({ kind: 'transition', data: toTransition(each) }))
}

function newEvents(service: Service, count: number): readonly HealthLakeEvent[] {
  return count === 0 ? [] : listEvents(service).slice(-count)
}

// Each request adds a call or changes one: a retry makes a new record of it.
function newCalls(service: Service, told: WeakSet<CallRecord>, requests: number): Call[] {
  const { records } = service.state.history
  const fresh: CallRecord[] = []
  for (let index = records.length - 1; index >= 0 && fresh.length < requests; index -= 1) {
    const record = records[index] as CallRecord
    if (!told.has(record)) fresh.push(record)
  }
  for (const record of fresh) told.add(record)
  return fresh.toReversed().map((record) => toCall(service, record))
}
