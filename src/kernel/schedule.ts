import type { Plain } from '../model/healthlake/infer.ts'
import { LAST_INSTANT } from './instant.ts'
import { insert } from './table.ts'

export type ResourceKind = 'datastore' | 'importJob' | 'exportJob'

/** Something that will happen. */
export interface ScheduledTransition {
  /** When, in epoch milliseconds. */
  readonly at: number
  readonly sequence: number
  readonly region: string
  readonly resource: ResourceKind
  readonly id: string
  /** The status that the resource gets; undefined: it is forgotten. */
  readonly to?: string
  /** Why it fails, where `to` is a failure. */
  readonly cause?: Plain<'ErrorCause'>
}

/** What will happen, in order of (at, sequence). */
export interface Schedule {
  readonly dues: ScheduledTransition[]
  /** How many of the first are taken. They go in one piece: to take the first off a list moves all the rest. */
  taken: number
}

/**
 * Makes an agenda.
 *
 * @param dues What will happen, in order
 * @returns The agenda
 */
export function createSchedule(dues: readonly ScheduledTransition[]): Schedule {
  return { dues: [...dues], taken: 0 }
}

/**
 * Lists what will happen.
 *
 * @param agenda The agenda
 * @returns All that is not taken, in order
 */
export function pendingEntries({ dues, taken }: Schedule): readonly ScheduledTransition[] {
  return taken === 0 ? dues : dues.slice(taken)
}

/**
 * Takes what happens first, if it is due.
 *
 * @param agenda The agenda
 * @param now Epoch milliseconds
 * @returns What happens; undefined if nothing is due yet
 */
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

/**
 * Puts back what was taken last, as nothing came of it.
 *
 * @param agenda The agenda
 * @param due What was taken
 */
export function restoreEntry(agenda: Schedule, due: ScheduledTransition): void {
  agenda.dues.splice(0, agenda.taken)
  agenda.taken = 0
  insert(agenda.dues, due)
}

/**
 * Enters something into the agenda, unless it lies beyond all time, as what never happens does.
 *
 * @param agenda The agenda
 * @param due What will happen
 */
export function enter(agenda: Schedule, due: ScheduledTransition): void {
  if (due.at <= LAST_INSTANT) insert(agenda.dues, Object.freeze(due))
}

/**
 * Tells what of the unfinished comes next. That a deleted store is forgotten one day is not among it.
 *
 * @param agenda The agenda
 * @param of Only what happens to the resource with this id; to any, if left out
 * @returns What comes next, if anything
 */
export function nextEntry(agenda: Schedule, of?: string): ScheduledTransition | undefined {
  return agenda.dues.find(
    ({ to, id }, index) =>
      index >= agenda.taken && to !== undefined && (of === undefined || id === of),
  )
}

/**
 * Takes what will happen to a resource out of the agenda.
 *
 * @param agenda The agenda
 * @param id The resource's id
 */
export function cancel(agenda: Schedule, id: string): void {
  const found = agenda.dues.findIndex((due, index) => index >= agenda.taken && due.id === id)
  if (found >= 0) agenda.dues.splice(found, 1)
}
