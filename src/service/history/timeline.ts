import { instantText } from '../../kernel/instant.ts'
import type { EventDetail } from '../../model/events.ts'
import type { LateEvent } from '../../state/events.ts'
import type {
  ScheduledRemoval,
  ScheduledTransition,
  TransitionRecord,
} from '../../state/transitions.ts'
import type { Service } from '../service.ts'
import { runDueTransitions } from '../transitions.ts'
import { compare } from '../../kernel/ordered-list.ts'
import { listCallEvents, type Event } from './call-events.ts'
import { resourceGroup } from './resource-group.ts'

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
  const { history, transitions, removals, events } = state
  return {
    past: [...listCallEvents(history, exchanges), ...history.transitions.map(transitionEvent)],
    coming: [...transitions.entries(), ...removals.entries(), ...events.late.entries()]
      .toSorted(compare)
      .map((entry) => ('event' in entry ? lateEvent(entry) : comingEvent(entry))),
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

function transitionEvent(transition: TransitionRecord): Event {
  const { at, calls, from, to, reason } = transition
  const group = resourceGroup(transition)
  const why = reason === undefined ? '' : `: ${reason}`
  const text = `${from} → ${to}${why}`
  return { kind: 'transition', at, order: calls + 0.5, group, text }
}

function comingEvent(entry: ScheduledTransition | ScheduledRemoval): Event {
  const { at, region, id } = entry
  const { resource, to } =
    'to' in entry ? entry : { resource: 'datastore' as const, to: 'forgotten' }
  return {
    kind: 'coming',
    at,
    order: Infinity,
    group: resourceGroup({ region, resource, id }),
    text: `… → ${to}`,
  }
}

// What a fault rule delays is told at the resource that it is about.
function lateEvent({ at, event }: LateEvent): Event {
  const { type, region, detail } = event
  const group = resourceGroup({ region, ...subjectOf(detail) })
  return { kind: 'coming', at, order: Infinity, group, text: `… ${type}, delayed` }
}

function subjectOf(detail: EventDetail): Pick<TransitionRecord, 'resource' | 'id'> {
  if ('datastoreEndpoint' in detail) return { resource: 'datastore', id: detail.datastoreId }
  return { resource: 'inputDataConfig' in detail ? 'importJob' : 'exportJob', id: detail.jobId }
}

function inOrder(events: readonly Event[]): Event[] {
  return events.toSorted((a, b) => a.at - b.at || a.order - b.order)
}

function line({ at, text }: Event): string {
  return `  ${instantText(at)}  ${inOneLine(text)}`
}
