import { membersOf, type Recorded } from './recorded.ts'

export type Store = Recorded['state']['datastores'][number]

// How a data store was when it was arranged.
export interface Standing {
  readonly status: string
  // When it was, if its status goes on from there.
  readonly at?: string
}

const durations: Readonly<Record<string, string>> = {
  CREATING: 'createDatastore',
  UPDATING: 'updateDatastore',
  DELETING: 'deleteDatastore',
}

// The timeline shows what happened to it first: what a call did, which needs one that is ACTIVE, or a transition.
export function standingOf({ state, lanes, calls }: Recorded, store: Store): Standing {
  const { DatastoreId, DatastoreStatus } = store.properties
  const name = `${store.region}  datastore ${String(DatastoreId)}`
  const [first] = (lanes.find((lane) => lane.name === name)?.events ?? []).filter(
    ({ kind, sequence }) => kind === 'transition' || (kind === 'call' && changed(sequence)),
  )
  if (first?.kind === 'call') return { status: 'ACTIVE' }
  const status = first === undefined ? String(DatastoreStatus) : first.text.replace(/ .*/, '')
  const span = state.settings.lifecycle[durations[status] ?? '']
  const end = (first ?? store.next)?.at
  if (typeof span !== 'number' || end === undefined) return { status }
  return { status, at: new Date(Date.parse(end) - span).toISOString() }

  function changed(sequence: number | undefined): boolean {
    const call = calls.find((each) => each.sequence === sequence)
    return /^(?:Update|Delete)F/.test(call?.operation ?? '') && call?.output !== undefined
  }
}

// Whether a call made it, which names it only in its response.
export function isMade(calls: Recorded['calls'], id: string): boolean {
  return calls.some(
    ({ input, output }) =>
      membersOf(output)['DatastoreId'] === id && membersOf(input)['DatastoreId'] !== id,
  )
}
