import { get } from './api.ts'
import type { Call } from './answers.ts'
import { toRow, type Row } from './rows.ts'

// The calls that are known, the oldest first; it is the same list until there is another call.
export interface History {
  rows(): readonly Row[]
  add(calls: readonly Call[]): void
  clear(): void
}

const MOST_ROWS = 10_000

export function createHistory(): History {
  let bySequence = new Map<number, Row>()
  let list: readonly Row[] | undefined = []
  return {
    rows() {
      list ??= Array.from(bySequence.values())
        .toSorted((a, b) => a.sequence - b.sequence)
        .slice(-MOST_ROWS)
      if (bySequence.size > list.length * 1.1)
        bySequence = new Map(list.map((row) => [row.sequence, row]))
      return list
    },
    add(calls) {
      for (const call of calls) bySequence.set(call.sequence, toRow(call))
      if (calls.length > 0) list = undefined
    },
    clear() {
      bySequence = new Map()
      list = []
    },
  }
}

// How many are asked for at once, so that no response keeps the page busy for long.
const PAGE = 400

// The newest first, each page from where the one before ended; stops where it is no longer wanted.
export async function readHistory(
  take: (calls: readonly Call[]) => void,
  isWanted: () => boolean,
  before = '',
): Promise<void> {
  if (!isWanted()) return
  const calls = await get<readonly Call[]>(`history?last=${PAGE}${before}`)
  if (!isWanted()) return
  take(calls)
  if (calls.length < PAGE) return
  await readHistory(take, isWanted, `&before=${calls[0]?.sequence}`)
}
