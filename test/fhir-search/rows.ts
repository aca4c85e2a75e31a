import type { FakeHealthLakeOptions } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { openPadded, withoutPadding } from './padding.ts'
import { openStore, search, type SearchedStore } from './store.ts'

/**
 * A query, the ids that it finds, and what of the rule it shows. An id after a plus sign is included, not found. The
 * order counts where the query asks for one.
 */
export type Row = readonly [query: string, ids: string, why: string]

/** What a rule finds in the data; the source says where the rule is from. */
export function finds(
  rule: string,
  source: string,
  rows: readonly Row[],
  options?: FakeHealthLakeOptions,
): void {
  describe(`${rule} (${source})`, () => {
    let open: SearchedStore | undefined
    let padded: SearchedStore | undefined
    for (const [query, ids, why] of rows) {
      const wanted = inOrder(query, ids === '' ? [] : ids.split(' '))

      it(`${query}: ${why}`, () => {
        open ??= openStore(options)

        expect(inOrder(query, idsIn(search(open, query)))).toEqual(wanted)
      })

      it(`${query}: ${why}, among many others`, () => {
        padded ??= openPadded(options)
        const found = withoutPadding(idsIn(search(padded, query)))

        expect(inOrder(query, found)).toEqual(wanted)
      })
    }
  })
}

function inOrder(query: string, ids: readonly string[]): readonly string[] {
  return query.includes('_sort=') ? ids : ids.toSorted()
}

export interface Searchset {
  readonly resourceType: 'Bundle'
  readonly type: 'searchset'
  readonly total?: number
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
  readonly entry?: readonly SearchEntry[]
}

interface SearchEntry {
  readonly fullUrl: string
  readonly resource: Readonly<Record<string, unknown>> & { readonly id: string }
  readonly search: { readonly mode: string }
}

/** The ids of a searchset, those of what was included with a plus sign. */
export function idsIn({ entry = [] }: Searchset): readonly string[] {
  return entry.map(({ resource, search: { mode } }) =>
    mode === 'match' ? resource.id : `+${resource.id}`,
  )
}

/** Where the next page is. */
export function nextOf({ link = [] }: Searchset): string | undefined {
  return link.find(({ relation }) => relation === 'next')?.url
}
