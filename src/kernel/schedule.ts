import type { Plain } from '../model/healthlake/infer.ts'
import { LAST_INSTANT } from './instant.ts'
import { insert } from './table.ts'

export type ResourceKind = 'datastore' | 'importJob' | 'exportJob'

export interface ScheduledTransition {
  // When, in epoch milliseconds.
  readonly at: number
  readonly sequence: number
  readonly region: string
  readonly resource: ResourceKind
  readonly id: string
  // The status that the resource gets; undefined: it is forgotten.
  readonly to?: string
  // Why it fails, where `to` is a failure.
  readonly cause?: Plain<'ErrorCause'>
}

export interface Schedule {
  readonly dues: ScheduledTransition[]
  // How many of the first are taken. They go in one piece: to take the first off a list moves all
  // the rest.
  taken: number
}

export function createSchedule(dues: readonly ScheduledTransition[]): Schedule {
  return { dues: [...dues], taken: 0 }
}

export function pendingEntries({ dues, taken }: Schedule): readonly ScheduledTransition[] {
  return taken === 0 ? dues : dues.slice(taken)
}

export function takeDueEntry(agenda: Schedule, now: number): ScheduledTransition | undefined {
  const { dues, taken } = agenda
  const first = dues[taken]
  if (first === undefined || first.at > now) return undefined
  agenda.taken = taken + 1
  if (agenda.taken * 2 > dues.length) {
    dues.splice(0, agenda.taken)
    agenda.taken = 0
  }
  return first
}

export function restoreEntry(agenda: Schedule, due: ScheduledTransition): void {
  agenda.dues.splice(0, agenda.taken)
  agenda.taken = 0
  insert(agenda.dues, due)
}

export function enter(agenda: Schedule, due: ScheduledTransition): void {
  if (due.at <= LAST_INSTANT) insert(agenda.dues, Object.freeze(due))
}

// That a deleted store is forgotten one day is not among it.
export function nextEntry(agenda: Schedule, of?: string): ScheduledTransition | undefined {
  return agenda.dues.find(
    ({ to, id }, index) =>
      index >= agenda.taken && to !== undefined && (of === undefined || id === of),
  )
}

export function cancel(agenda: Schedule, id: string): void {
  const found = agenda.dues.findIndex((due, index) => index >= agenda.taken && due.id === id)
  if (found >= 0) agenda.dues.splice(found, 1)
}
