import type { Plain } from '../../spec/infer.ts'
import { LAST_INSTANT } from '../../spec/instant.ts'
import { search } from '../state/collection.ts'

export type ResourceKind = 'datastore' | 'importJob' | 'exportJob'

/** Something that will happen. The agenda is a list of these, in order of (at, sequence). */
export interface Due {
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

export type Agenda = Due[]

/**
 * Enters something into the agenda, unless it lies beyond all time, as what never happens does.
 *
 * @param agenda The agenda
 * @param due What will happen
 */
export function enter(agenda: Agenda, due: Due): void {
  if (due.at <= LAST_INSTANT) agenda.splice(search(agenda, due), 0, Object.freeze(due))
}

/**
 * Tells what of the unfinished comes next. That a deleted store is forgotten one day is not among it.
 *
 * @param agenda The agenda
 * @param of Only what happens to the resource with this id; to any, if left out
 * @returns What comes next, if anything
 */
export function nextOf(agenda: Agenda, of?: string): Due | undefined {
  return agenda.find(({ to, id }) => to !== undefined && (of === undefined || id === of))
}

/**
 * Takes what will happen to a resource out of the agenda.
 *
 * @param agenda The agenda
 * @param id The resource's id
 */
export function cancel(agenda: Agenda, id: string): void {
  const index = agenda.findIndex((due) => due.id === id)
  if (index >= 0) agenda.splice(index, 1)
}
