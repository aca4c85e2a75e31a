import type { Service } from '../service/service.ts'
import type { CallRecord } from '../state/calls.ts'
import type { Limits } from './limits.ts'

export interface HistoryLimit {
  // Counts bytes for the latest call, unless it was counted before, and forgets the oldest calls that are too many. Gives
  // what to count more for it by.
  count(bytes: number): number | undefined
  countMore(sequence: number | undefined, bytes: number): void
}

// What a call takes beside its bodies, and what a transition or an event takes.
const CALL = 500
const TRANSITION = 200

// Keeps the history of a fake that is served within limits. What a call takes is taken for as much as came and went for it;
// of those that were there before, for as much as their JSON.
export function createHistoryLimit(
  service: Service,
  { maxHistory, maxHistoryBytes }: Pick<Limits, 'maxHistory' | 'maxHistoryBytes'>,
): HistoryLimit {
  let known: readonly CallRecord[] | undefined
  let sizes = new Map<number, number>()
  let total = 0

  function add(sequence: number, bytes: number): void {
    sizes.set(sequence, (sizes.get(sequence) ?? 0) + bytes)
    total += bytes
  }

  // After a reset, a restore or a clearing the list is another.
  function look(): readonly CallRecord[] {
    const { records } = service.state.history
    if (records !== known) {
      known = records
      sizes = new Map()
      total = 0
      // The last one is the call that is to be counted.
      const before = maxHistoryBytes === Infinity ? [] : records.slice(0, -1)
      for (const each of before) add(each.sequence, sizeOf(each))
    }
    return records
  }

  function trim(): void {
    const { history, events } = service.state
    const { records, transitions } = history
    let gone = 0
    while (
      records.length - gone > maxHistory ||
      (total > maxHistoryBytes && gone < records.length)
    ) {
      const { sequence } = records[gone] as CallRecord
      total -= sizes.get(sequence) ?? 0
      sizes.delete(sequence)
      gone += 1
    }
    drop(records, gone)
    const most = Math.min(maxHistory, Math.floor(maxHistoryBytes / TRANSITION))
    drop(transitions, transitions.length - most)
    drop(events.records, events.records.length - most)
  }

  return {
    count(bytes) {
      const sequence = look().at(-1)?.sequence
      const isNew = sequence !== undefined && !sizes.has(sequence)
      if (isNew) add(sequence, CALL + bytes)
      trim()
      return isNew ? sequence : undefined
    },
    countMore(sequence, bytes) {
      look()
      if (sequence === undefined || !sizes.has(sequence)) return
      add(sequence, bytes)
      trim()
    },
  }
}

function sizeOf(record: CallRecord): number {
  return CALL + JSON.stringify(record).length
}

// One at a time is the usual case, and a shift moves nothing.
function drop(list: unknown[], count: number): void {
  if (count === 1) list.shift()
  else if (count > 1) list.splice(0, count)
}
