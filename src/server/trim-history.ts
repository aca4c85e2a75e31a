import type { Service } from '../service/service.ts'

// Of how many failed calls it is known that a further attempt may come.
const OPEN_CALLS = 10_000

export function trimHistory({ state, openCalls }: Service, most: number): void {
  const { records } = state.history
  // One at a time is the usual case, and a shift moves nothing.
  if (records.length === most + 1) records.shift()
  else if (records.length > most) records.splice(0, records.length - most)
  for (const invocation of openCalls.keys()) {
    if (openCalls.size <= OPEN_CALLS) break
    openCalls.delete(invocation)
  }
}
