import { instantText } from '../../spec/instant.ts'
import type { Due } from '../time/agenda.ts'
import { catchUp } from '../time/due.ts'
import type { CallRecord } from './history.ts'
import type { Service } from '../service.ts'
import type { TransitionRecord } from '../state/state.ts'

interface Event {
  readonly at: number
  /** Orders what happened at the same instant. */
  readonly order: number
  /** What it happened to; events of one group stand together. */
  readonly group: string
  readonly text: string
}

/**
 * Writes what happened and what will happen on the virtual time axis, by resource.
 *
 * @param service The service
 * @returns A text of several lines
 */
export function timelineOf(service: Service): string {
  catchUp(service)
  const { history, agenda, now } = service.state
  const events = [
    ...history.records.map(ofCall),
    ...history.transitions.map(ofTransition),
    ...agenda.map(ofDue),
  ]
  const groups = new Map<string, Event[]>()
  for (const event of events) {
    const group = groups.get(event.group)
    if (group === undefined) groups.set(event.group, [event])
    else group.push(event)
  }
  return [
    `now ${instantText(now)}`,
    ...Array.from(groups, ([group, some]) => [group, ...inOrder(some).map(line)].join('\n')),
  ].join('\n\n')
}

function ofCall(call: CallRecord): Event {
  const { sequence, at, region, door, operation, attempts, error } = call
  const tries = attempts.length === 1 ? '' : `, ${attempts.length} attempts`
  const end =
    error === undefined
      ? ''
      : ` ✗ ${error.name}${error.rule === undefined ? '' : ` [${error.rule}]`}`
  return {
    at,
    order: sequence,
    group: `${region}  ${subjectOf(call)}`,
    text: `${operation} (${door}${tries})${end}`,
  }
}

// The resource that a call is about, as far as its input and output tell.
function subjectOf({ operation, input, output }: CallRecord): string {
  const { DatastoreId, JobId, ResourceARN } = { ...input, ...output } as Record<string, unknown>
  const kind = operation.includes('Import') ? 'importJob' : 'exportJob'
  if (typeof JobId === 'string') return `${kind} ${JobId}`
  if (typeof DatastoreId === 'string') return `datastore ${DatastoreId}`
  if (typeof ResourceARN === 'string') return `datastore ${ResourceARN.split('/').at(-1)}`
  return 'all data stores'
}

function ofTransition(transition: TransitionRecord): Event {
  const { at, calls, region, resource, id, from, to } = transition
  const group = `${region}  ${resource} ${id}`
  return { at, order: calls + 0.5, group, text: `${from} → ${to}` }
}

function ofDue({ at, region, resource, id, to }: Due): Event {
  const group = `${region}  ${resource} ${id}`
  return { at, order: Infinity, group, text: `… → ${to ?? 'forgotten'}` }
}

function inOrder(events: readonly Event[]): Event[] {
  return events.toSorted((a, b) => a.at - b.at || a.order - b.order)
}

function line({ at, text }: Event): string {
  return `  ${instantText(at)}  ${text}`
}
