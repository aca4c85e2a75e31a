import { listed } from '../kernel/suggest.ts'
import type { Service } from './service.ts'

// What is said where a region has no such data store, but another one has.
export function describeElsewhere({ state }: Service, idOrName: string): string {
  const others = Array.from(state.regions).filter(
    ([, { datastores }]) =>
      datastores.get(idOrName) !== undefined ||
      datastores.scan({ index: { name: 'name', key: idOrName }, limit: 1 }).length > 0,
  )
  return others.length === 0 ? '' : ` There is one in ${listed(others.map(([name]) => name))}.`
}
