import { describe, find, get } from './api.ts'
import type { Call, State } from './answers.ts'
import { createHistory, readHistory } from './history.ts'
import type { Row } from './rows.ts'

export interface Model {
  readonly connection: 'connecting' | 'live' | 'lost'
  readonly rows: readonly Row[]
  // Undefined until it is first read.
  readonly state: State | undefined
  readonly now: string
  // Changes whenever something else may be read anew.
  readonly beat: number
  // Whether it sends events.
  readonly hasEvents: boolean
  // Why the state could not be read.
  readonly problem: string | undefined
}

// The fake as the stream shows it; what is not in the stream is read again when it says that something happened.
export interface Live {
  model(): Model
  // Calls back with each change; what is returned ends that.
  subscribe(listener: () => void): () => void
}

// How long news are collected before something is read or shown, in milliseconds.
const COLLECT = 80

export function createLive(): Live {
  const listeners = new Set<() => void>()
  const history = createHistory()
  let model: Model = {
    connection: 'connecting',
    rows: [],
    state: undefined,
    now: '',
    beat: 0,
    hasEvents: false,
    problem: undefined,
  }
  let loads = 0
  let isReading = false
  let isStale = false

  function change(part: Partial<Model>): void {
    model = { ...model, ...part }
    for (const listener of listeners) listener()
  }

  async function read(): Promise<void> {
    try {
      const state = await get<State>('state')
      const { now } = state.clock
      change({ state, now, rows: history.rows(), beat: model.beat + 1, problem: undefined })
    } catch (error) {
      change({ problem: describe(error) })
    }
  }

  // One after the other, so that what is shown is what was asked for last.
  function refresh(): void {
    isStale = true
    if (isReading) return
    isReading = true
    setTimeout(() => {
      isStale = false
      void read().finally(() => {
        isReading = false
        if (isStale) refresh()
      })
    }, COLLECT)
  }

  function load(): void {
    loads += 1
    const own = loads
    history.clear()
    const take = (calls: readonly Call[]) => {
      history.add(calls)
      change({ rows: history.rows() })
    }
    readHistory(take, () => own === loads).catch((error: unknown) =>
      change({ problem: describe(error) }),
    )
    refresh()
  }

  const stream = new EventSource('stream')
  const on = (kind: string, take: (data: string) => void) =>
    stream.addEventListener(kind, ({ data }: MessageEvent<string>) => {
      take(data)
      refresh()
    })
  stream.addEventListener('open', () => {
    change({ connection: 'live' })
    load()
    find('events').then(
      (events) => change({ hasEvents: events !== undefined }),
      (error: unknown) => change({ problem: describe(error) }),
    )
  })
  stream.addEventListener('error', () => change({ connection: 'lost' }))
  on('call', (data) => history.add([JSON.parse(data) as Call]))
  on('clock', (data) => change({ now: (JSON.parse(data) as { now: string }).now }))
  on('anew', load)
  for (const kind of ['transition', 'steered', 'object', 'event']) on(kind, () => {})

  return {
    model: () => model,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
