import type { FakeHealthLakeOptions } from 'fake-healthlake'
import { data } from './data/data.ts'
import { copyOf, openStore, type SearchedStore } from './store.ts'

/** How many of a type there are then: more than are looked at one by one, and no more than a page or a step has. */
const MANY = 97

const isPadding = (id: string) => id.startsWith('padding-')

const padded = new Map<string, SearchedStore>()

/** Puts others beside the resources of each type: they have nothing but an id, which comes after all others. */
export function openPadded(options: FakeHealthLakeOptions = {}): SearchedStore {
  return copyOf(padded, JSON.stringify(options), () => {
    const open = openStore(options)
    pad(open)
    return open
  })
}

function pad(open: SearchedStore): void {
  const resources = open.fake.resources(open.store)
  for (const type of typesOfData()) padWith(open, type, MANY - resources.list(type).length)
}

/** Puts so many others there. */
export function padWith({ fake, store }: SearchedStore, resourceType: string, count: number): void {
  const resources = fake.resources(store)
  for (let index = 0; index < count; index += 1) {
    resources.put({ resourceType, id: `padding-${index}` })
  }
}

function typesOfData(): ReadonlySet<string> {
  const texts = data.flatMap(([, resources]) => resources)
  return new Set(
    texts.map((given) => {
      const text = typeof given === 'string' ? given : JSON.stringify(given)
      return (JSON.parse(text) as { resourceType: string }).resourceType
    }),
  )
}

export function withoutPadding(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => !isPadding(id.replace(/^\+/, '')))
}
