import type { ResourceStore } from '../../state/resources.ts'

type Walk<Found> = (
  store: ResourceStore,
  // All that the pages follow from, beside the store.
  of: string,
  find: () => Found,
) => Found

// What is on the pages of a walk stays the same, so whoever goes from page to page has it found once for each store.
export function createWalk<Found>(): Walk<Found> {
  const walks = new WeakMap<ResourceStore, { readonly of: string; readonly found: Found }>()
  return (store, of, find) => {
    const known = walks.get(store)
    if (known?.of === of) return known.found
    const found = find()
    walks.set(store, { of, found })
    return found
  }
}
