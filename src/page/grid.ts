import type { Lane, LaneEvent, Timeline } from './answers.ts'
import { until } from './format.ts'

interface Column {
  readonly at: string
  // How long after the column before.
  readonly gap: string | undefined
  readonly tense: 'past' | 'now' | 'coming'
}

interface Grid {
  readonly instants: readonly Column[]
  readonly rows: readonly {
    readonly name: string
    readonly cells: readonly (readonly LaneEvent[])[]
  }[]
  // How many instants lie outside.
  readonly before: number
  readonly after: number
}

const MOST_COLUMNS = 24

// The instants around now, or so many windows back; spans in which nothing happens have no width.
export function toGrid({ now, lanes }: Timeline, back: number): Grid {
  const present = Date.parse(now)
  const all = new Set(lanes.flatMap(({ events }) => events.map(({ at }) => at)).concat(now))
  const sorted = Array.from(all).toSorted((a, b) => Date.parse(a) - Date.parse(b))
  const coming = sorted.filter((at) => Date.parse(at) > present).length
  const shownAfter = Math.min(coming, MOST_COLUMNS / 2)
  const newest = sorted.length - coming + shownAfter
  const end = Math.min(sorted.length, Math.max(1, newest - back * MOST_COLUMNS))
  const start = Math.max(0, end - MOST_COLUMNS)
  const shown = sorted.slice(start, end)
  const instants = shown.map((at, index) => {
    const last = shown[index - 1]
    const time = Date.parse(at)
    const tense = time === present ? 'now' : time < present ? 'past' : 'coming'
    return { at, gap: last === undefined ? undefined : until(at, last), tense } as const
  })
  const rows = lanes
    .map((lane) => ({ name: lane.name, cells: cellsOf(lane, shown) }))
    .filter(({ cells }) => cells.some((events) => events.length > 0))
  return { instants, rows, before: start, after: sorted.length - end }
}

function cellsOf({ events }: Lane, instants: readonly string[]): LaneEvent[][] {
  const columns = new Map(instants.map((at) => [at, [] as LaneEvent[]]))
  for (const event of events) columns.get(event.at)?.push(event)
  return Array.from(columns.values())
}
