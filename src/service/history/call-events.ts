import { instantText } from '../../kernel/instant.ts'
import { durationText } from '../../kernel/time.ts'
import {
  attemptsOf,
  type AttemptRecord,
  type AttemptTransition,
  type CallRecord,
} from '../../state/calls.ts'
import type { History } from '../../state/state.ts'
import type { TransitionRecord } from '../../state/transitions.ts'
import type { Exchanges } from '../exchange.ts'
import { resourceGroup } from './resource-group.ts'

export interface Event {
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

// The same read several times in a row, with nothing else between in its group, is one event that counts them.
interface Run {
  readonly index: number
  readonly name: string
  readonly from: number
  count: number
}

export function listCallEvents({ records, transitions }: History, exchanges: Exchanges): Event[] {
  const events: Event[] = []
  const runs = new Map<string, Run>()
  let next = 0
  for (const call of records) {
    for (; (transitions[next]?.calls ?? Infinity) < call.sequence; next += 1) {
      runs.delete(resourceGroup(transitions[next] as TransitionRecord))
    }
    const group = groupOf(call, exchanges)
    const run = runs.get(group)
    const name = nameOfRun(call, exchanges)
    if (run === undefined || run.name !== name) {
      runs.delete(group)
      if (name !== undefined) {
        runs.set(group, { index: events.length, name, from: call.at, count: 1 })
      }
      events.push(...callEvents(call, group, detailOf(call, exchanges)))
    } else {
      run.count += 1
      const text = runText(run, call, exchanges)
      events[run.index] = { ...(events[run.index] as Event), text }
    }
  }
  return events
}

// What counts as the same; undefined where a call stands for itself.
function nameOfRun(call: CallRecord, exchanges: Exchanges): string | undefined {
  if (exchanges[call.operation]?.isRead !== true || !isUneventful(call)) return undefined
  const detail = detailOf(call, exchanges)
  return JSON.stringify([call.operation, detail, endOf(call), queryOf(call), call.door])
}

function runText({ from, count }: Run, last: CallRecord, exchanges: Exchanges): string {
  const { operation, at, door } = last
  const until = at === from ? '' : ` until ${instantText(at)}`
  return `${operation}${detailOf(last, exchanges)} ×${count}${until} (${door})${endOf(last)}`
}

function detailOf(call: CallRecord, exchanges: Exchanges): string {
  const { operation, input, output, failedParts } = call
  const detail = exchanges[operation]?.detail?.({ ...input }, { ...(output ?? failedParts) })
  return detail === undefined ? '' : ` ${detail}`
}

function queryOf({ input }: CallRecord): unknown {
  return (input as { readonly Query?: unknown }).Query
}

function isUneventful(call: CallRecord): boolean {
  const [attempt, ...others] = attemptsOf(call)
  return others.length === 0 && attempt?.fault === undefined
}

function endOf({ error }: CallRecord): string {
  const rule = error?.rule === undefined ? '' : ` [${error.rule}]`
  return error === undefined ? '' : ` ✗ ${error.name}${rule}`
}

// The call, and the attempts that a fault rule or a quota touched, where that is not told with the call.
function callEvents(call: CallRecord, group: string, detail: string): Event[] {
  const { sequence, at, door, operation } = call
  const attempts = attemptsOf(call)
  const tries = attempts.length === 1 ? '' : `, ${attempts.length} attempts`
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
  const text = `${operation}${detail} (${door}${tries})${endOf(call)}`
  return [{ kind: 'call', sequence, at, order: sequence, group, text }, ...touched]
}

function listTouches(attempt: AttemptRecord, isOneOfMany: boolean): string[] {
  const { fault, transition, quota, error } = attempt
  const touches: string[] = []
  if (transition !== undefined) {
    touches.push(`transition${endOfTransition(transition)}, by fault rule ${transition.rule}`)
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

function endOfTransition({ to, after, never }: AttemptTransition): string {
  if (never === true) return ' that never comes'
  return `${to === undefined ? '' : ` to ${to}`}${after === undefined ? '' : ` after ${durationText(after)}`}`
}

export function groupOf(
  { operation, region, input, output }: CallRecord,
  exchanges: Exchanges,
): string {
  const members = { ...input, ...output } as Record<string, unknown>
  const { DatastoreId: id } = members
  const datastore = typeof id === 'string' ? `datastore ${id}` : 'all data stores'
  return `${region}  ${exchanges[operation]?.subject?.(members) ?? datastore}`
}
