import { pollsOf } from './clock.ts'
import { catchUp } from './due.ts'
import type { Scope } from './scope.ts'

/**
 * Counts a look at unfinished data stores. A polling clock moves on by it; with another clock nothing happens.
 *
 * @param scope Where the request works
 * @param id The data store that was described; left out for a List, which looks at all of them
 */
export function poll({ service, regionName, region }: Scope, id?: string): void {
  const { state, clock } = service
  const polls = pollsOf(clock)
  if (polls === undefined) return
  let to = state.now
  for (const due of state.agenda) {
    if (due.to === undefined || due.region !== regionName || (id ?? due.id) !== due.id) continue
    const datastore = region.datastores.get(due.id)
    if (datastore === undefined) continue
    const count = Math.min(datastore.polls + 1, polls)
    region.datastores.put({ ...datastore, polls: count })
    to = Math.max(to, state.now + (due.at - state.now) / (polls - count + 1))
  }
  clock.set(Math.floor(to))
  catchUp(service)
}
