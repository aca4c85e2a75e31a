import type { ResourceStore } from '../../state/resources.ts'

type Walk<Item> = (
  store: ResourceStore,
  // All that the pages follow from, beside the store.
  of: string,
  find: () => readonly Item[],
) => readonly Item[]

// What is on the pages of a walk stays the same, so whoever goes from page to page has it found once for each store.
export function createWalk<Item>(): Walk<Item> {
  const walks = new WeakMap<
    ResourceStore,
    { readonly of: string; readonly found: readonly Item[] }
  >()
  return (store, of, find) => {
    const known = walks.get(store)
    if (known?.of === of) return known.found
    const found = find()
    walks.set(store, { of, found })
    return found
  }
}
