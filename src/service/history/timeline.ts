import { instantText } from '../../kernel/instant.ts'
import { datastoreIdInArn } from '../../model/addresses.ts'
import { pendingEntries, type ScheduledTransition } from '../../kernel/schedule.ts'
import { runDueTransitions } from '../transitions.ts'
import type { AttemptRecord, CallRecord } from '../../state/calls.ts'
import type { Service } from '../service.ts'
import type { TransitionRecord } from '../../state/state.ts'

interface Event {
  readonly at: number
  // Orders what happened at the same instant.
  readonly order: number
  // What it happened to; events of one group stand together.
  readonly group: string
  readonly text: string
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
  const { history, agenda, now } = service.state
  const past = [
    ...history.records.flatMap((call) => [ofCall(call), ...ofTouched(call)]),
    ...history.transitions.map(ofTransition),
  ]
  const coming = pendingEntries(agenda).map(ofDue)
  const told = new Set([
    ...inOrder(past).slice(-near.past),
    ...inOrder(coming).slice(0, near.coming),
  ])
  const left = past.length + coming.length - told.size
  return [
    `now ${instantText(now)}`,
    ...inGroups([...past, ...coming].filter((event) => told.has(event))),
    ...(left === 0 ? [] : [`… ${left} more, further from now: timeline() has all`]),
  ].join('\n\n')
}

function inGroups(events: readonly Event[]): string[] {
  const groups = new Map<string, Event[]>()
  for (const event of events) {
    const group = groups.get(event.group)
    if (group === undefined) groups.set(event.group, [event])
    else group.push(event)
  }
  return Array.from(groups, ([group, some]) => [group, ...inOrder(some).map(line)].join('\n'))
}

function ofCall(call: CallRecord): Event {
  const { sequence, at, door, operation, attempts, error } = call
  const tries = attempts.length === 1 ? '' : `, ${attempts.length} attempts`
  const end =
    error === undefined
      ? ''
      : ` ✗ ${error.name}${error.rule === undefined ? '' : ` [${error.rule}]`}`
  return {
    at,
    order: sequence,
    group: groupOf(call),
    text: `${operation} (${door}${tries})${end}`,
  }
}

// The attempts that a fault rule or a quota touched, where that is not told with the call.
function ofTouched(call: CallRecord): Event[] {
  const { sequence, attempts } = call
  return attempts.flatMap((attempt, index) =>
    touchesOf(attempt, attempts.length > 1).map((touched) => ({
      at: attempt.at,
      order: sequence + (index + 1) / (attempts.length + 1) / 2,
      group: groupOf(call),
      text: `  attempt ${index + 1}: ${touched}`,
    })),
  )
}

function touchesOf(attempt: AttemptRecord, isOneOfMany: boolean): string[] {
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

function groupOf(call: CallRecord): string {
  return `${call.region}  ${subjectOf(call)}`
}

// The resource that a call is about, as far as its input and output tell.
function subjectOf({ operation, input, output }: CallRecord): string {
  const { DatastoreId, JobId, ResourceARN } = { ...input, ...output } as Record<string, unknown>
  const kind = operation.includes('Import') ? 'importJob' : 'exportJob'
  if (typeof JobId === 'string') return `${kind} ${JobId}`
  if (typeof DatastoreId === 'string') return `datastore ${DatastoreId}`
  if (typeof ResourceARN !== 'string') return 'all data stores'
  const id = datastoreIdInArn(ResourceARN)
  return id === undefined ? ResourceARN : `datastore ${id}`
}

function ofTransition(transition: TransitionRecord): Event {
  const { at, calls, region, resource, id, from, to } = transition
  const group = `${region}  ${resource} ${id}`
  return { at, order: calls + 0.5, group, text: `${from} → ${to}` }
}

function ofDue({ at, region, resource, id, to }: ScheduledTransition): Event {
  const group = `${region}  ${resource} ${id}`
  return { at, order: Infinity, group, text: `… → ${to ?? 'forgotten'}` }
}

function inOrder(events: readonly Event[]): Event[] {
  return events.toSorted((a, b) => a.at - b.at || a.order - b.order)
}

function line({ at, text }: Event): string {
  return `  ${instantText(at)}  ${text}`
}
