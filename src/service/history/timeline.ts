import { instantText } from '../../kernel/instant.ts'
import { attemptsOf, type AttemptRecord, type CallRecord } from '../../state/calls.ts'
import type {
  ScheduledRemoval,
  ScheduledTransition,
  TransitionRecord,
} from '../../state/transitions.ts'
import type { Exchanges } from '../exchange.ts'
import type { Service } from '../service.ts'
import { runDueTransitions } from '../transitions.ts'
import { compare } from '../../kernel/ordered-list.ts'

interface Event {
  readonly kind: 'call' | 'attempt' | 'transition' | 'coming'
  readonly at: number
  // Orders what happened at the same instant.
  readonly order: number
  // What it happened to; events of one group stand together.
  readonly group: string
  readonly text: string
  // Of the call, or of the first of those that are one event.
  readonly sequence?: number
}

export interface Near {
  readonly past: number
  readonly coming: number
}

export function formatTimeline(
  service: Service,
  near: Near = { past: Infinity, coming: Infinity },
): string {
  runDueTransitions(service)
  const { past, coming } = readEvents(service)
  const told = new Set([
    ...inOrder(past).slice(-near.past),
    ...inOrder(coming).slice(0, near.coming),
  ])
  const left = past.length + coming.length - told.size
  return [
    `now ${instantText(service.state.now)}`,
    ...inGroups([...past, ...coming].filter((event) => told.has(event))),
    ...(left === 0 ? [] : [`… ${left} more, further from now: timeline() has all`]),
  ].join('\n\n')
}

// What the timeline tells of one resource.
interface Lane {
  readonly name: string
  readonly events: readonly LaneEvent[]
}

interface LaneEvent extends Pick<Event, 'kind' | 'text' | 'sequence'> {
  // As ISO 8601 text.
  readonly at: string
}

export function listLanes(service: Service): Lane[] {
  runDueTransitions(service)
  const { past, coming } = readEvents(service)
  return Array.from(groupsOf([...past, ...coming]), ([name, events]) => ({
    name,
    events: inOrder(events).map(({ kind, at, text, sequence }) => ({
      kind,
      at: instantText(at),
      text: text.trim(),
      ...(sequence === undefined ? {} : { sequence }),
    })),
  }))
}

function readEvents({ state, exchanges }: Service): { past: Event[]; coming: Event[] } {
  const { history, transitions, removals } = state
  return {
    past: [...pastCalls(history.records, exchanges), ...history.transitions.map(transitionEvent)],
    coming: [...transitions.entries(), ...removals.entries()].toSorted(compare).map(comingEvent),
  }
}

function inGroups(events: readonly Event[]): string[] {
  return Array.from(groupsOf(events), ([group, some]) =>
    [inOneLine(group), ...inOrder(some).map(line)].join('\n'),
  )
}

function groupsOf(events: readonly Event[]): Map<string, Event[]> {
  const groups = new Map<string, Event[]>()
  for (const event of events) {
    const group = groups.get(event.group)
    if (group === undefined) groups.set(event.group, [event])
    else group.push(event)
  }
  return groups
}

// An id may hold anything that was sent.
function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, encodeURIComponent)
}

function pastCalls(records: readonly CallRecord[], exchanges: Exchanges): Event[] {
  const events: Event[] = []
  // The same read several times in a row is one event that counts them.
  const runs = new Map<string, { readonly index: number; readonly name: string; count: number }>()
  for (const call of records) {
    const group = groupOf(call, exchanges)
    const detail = detailOf(call, exchanges)
    const name = JSON.stringify([call.operation, call.at, detail, queryOf(call), call.door])
    const run = runs.get(group)
    const isRead = exchanges[call.operation]?.isRead === true && isUneventful(call)
    if (isRead && run?.name === name) {
      run.count += 1
      const text = `${call.operation}${detail} ×${run.count} (${call.door})`
      events[run.index] = { ...(events[run.index] as Event), text }
      continue
    }
    if (isRead) runs.set(group, { index: events.length, name, count: 1 })
    else runs.delete(group)
    events.push(...callEvents(call, group, detail))
  }
  return events
}

function detailOf({ operation, input, output }: CallRecord, exchanges: Exchanges): string {
  const detail = exchanges[operation]?.detail?.({ ...input }, { ...output })
  return detail === undefined ? '' : ` ${detail}`
}

function queryOf({ input }: CallRecord): unknown {
  return (input as { readonly Query?: unknown }).Query
}

function isUneventful(call: CallRecord): boolean {
  const [attempt, ...others] = attemptsOf(call)
  return call.error === undefined && others.length === 0 && attempt?.fault === undefined
}

// The call, and the attempts that a fault rule or a quota touched, where that is not told with the call.
function callEvents(call: CallRecord, group: string, detail: string): Event[] {
  const { sequence, at, door, operation, error } = call
  const attempts = attemptsOf(call)
  const tries = attempts.length === 1 ? '' : `, ${attempts.length} attempts`
  const rule = error?.rule === undefined ? '' : ` [${error.rule}]`
  const end = error === undefined ? '' : ` ✗ ${error.name}${rule}`
  const touched = attempts.flatMap((attempt, index) =>
    listTouches(attempt, attempts.length > 1).map((touch) => ({
      kind: 'attempt' as const,
      sequence,
      at: attempt.at,
      order: sequence + (index + 1) / (attempts.length + 1) / 2,
      group,
      text: `  attempt ${index + 1}: ${touch}`,
    })),
  )
  const text = `${operation}${detail} (${door}${tries})${end}`
  return [{ kind: 'call', sequence, at, order: sequence, group, text }, ...touched]
}

function listTouches(attempt: AttemptRecord, isOneOfMany: boolean): string[] {
  const { fault, transition, quota, error } = attempt
  const touches: string[] = []
  if (transition !== undefined) {
    const { rule, to, never } = transition
    const end = never === true ? ' that never comes' : to === undefined ? '' : ` to ${to}`
    touches.push(`transition${end}, by fault rule ${rule}`)
  }
  if (fault !== undefined) {
    const { kind, rule } = fault
    const name = kind === 'error' || kind === 'connection' ? ` ${error}` : ''
    touches.push(`${kind}${name}, by fault rule ${rule}`)
  } else if (quota !== undefined && isOneOfMany) {
    touches.push(`${error}, by [${quota}]`)
  }
  return touches
}

function groupOf({ operation, region, input, output }: CallRecord, exchanges: Exchanges): string {
  const members = { ...input, ...output } as Record<string, unknown>
  const { DatastoreId: id } = members
  const datastore = typeof id === 'string' ? `datastore ${id}` : 'all data stores'
  return `${region}  ${exchanges[operation]?.subject?.(members) ?? datastore}`
}

function transitionEvent(transition: TransitionRecord): Event {
  const { at, calls, region, resource, id, from, to, reason } = transition
  const group = `${region}  ${resource} ${id}`
  const why = reason === undefined ? '' : `: ${reason}`
  const text = `${from} → ${to}${why}`
  return { kind: 'transition', at, order: calls + 0.5, group, text }
}

function comingEvent(entry: ScheduledTransition | ScheduledRemoval): Event {
  const { at, region, id } = entry
  const { resource, to } = 'to' in entry ? entry : { resource: 'datastore', to: 'forgotten' }
  return {
    kind: 'coming',
    at,
    order: Infinity,
    group: `${region}  ${resource} ${id}`,
    text: `… → ${to}`,
  }
}

function inOrder(events: readonly Event[]): Event[] {
  return events.toSorted((a, b) => a.at - b.at || a.order - b.order)
}

function line({ at, text }: Event): string {
  return `  ${instantText(at)}  ${inOneLine(text)}`
}
