import * as fc from 'fast-check'
import type { FakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { runs } from '../runs.ts'
import {
  anySearch,
  filled,
  LAG,
  made,
  perform,
  rewrite,
  write,
  type Search,
  type Write,
} from './search-writes.ts'

interface Bundle {
  readonly resourceType: string
  readonly total?: number
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
  readonly entry?: readonly { readonly resource: Record<string, unknown> }[]
}

/** What becomes of the fake between two pages, before the writes. */
const move = fc.oneof(
  { weight: 15, arbitrary: fc.constantFrom('stays', 'stays', 'forked', 'restored') },
  fc.constant('rewritten'),
)

/** Searches that find much of what is written. */
const broad = [
  ['Observation', 'status=final,amended'],
  ['Observation', 'status=final,amended&code:not=x&_sort=-date'],
  ['Observation', 'subject:missing=false&_sort=status,-value-quantity'],
  ['Patient', 'active:missing=false'],
  ['Patient', 'active=true,false&_sort=-active,birthdate'],
] as const

/** What does not find all that there is. */
function isOfSome([, query]: Search): boolean {
  return !/^(?:_sort=[^&]*)?$/.test(query)
}

const walk = fc.record({
  lag: fc.constantFrom(0, LAG),
  before: fc.array(write, { minLength: 20, maxLength: 35, size: 'max' }),
  recent: fc.array(write, { maxLength: 3 }),
  search: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...broad) }, anySearch.filter(isOfSome)),
  size: fc.integer({ min: 1, max: 2 }),
  between: fc.array(fc.record({ move, writes: fc.array(write, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
})

type Walk = typeof walk extends fc.Arbitrary<infer T> ? T : never

function moved(fake: FakeHealthLake, store: string, how: string, lag: number): FakeHealthLake {
  if (how === 'rewritten') rewrite(fake, store)
  if (how === 'forked') return fake.fork()
  if (how !== 'restored') return fake
  const other = made(lag)
  other.restore(JSON.parse(JSON.stringify(fake.snapshot())) as ReturnType<typeof fake.snapshot>)
  return other
}

interface Seen {
  /** What one search found when the first page was asked for. */
  readonly whole: readonly unknown[]
  /** What the pages had. */
  readonly found: readonly unknown[]
  readonly sizes: readonly number[]
  /** All that was answered, writes too. */
  readonly texts: readonly string[]
}

function walkPages(begin: ReturnType<typeof filled>, asking: Walk): Seen {
  const { lag, before, recent, search, size, between } = asking
  const [type, query] = search
  const { fake: first, store } = begin(lag)
  let fake = first
  const all: readonly Write[] = [...before, { kind: 'advance', ms: lag }, ...recent]
  const texts = all.map((done) => perform(fake, store, done))
  const whole = asked(`${type}?${query}&_count=100`)
  const found: unknown[] = []
  const sizes: number[] = []
  let path: string | undefined = `${type}?${query}&_count=${size}`
  for (let page = 0; path !== undefined; page += 1) {
    const { entry = [], link = [] } = asked(path)
    found.push(...entry)
    sizes.push(entry.length)
    path = link.find(({ relation }) => relation === 'next')?.url
    const next = between[page]
    if (next === undefined) continue
    fake = moved(fake, store, next.move, lag)
    texts.push(...next.writes.map((done) => perform(fake, store, done)))
  }
  return { whole: whole.entry ?? [], found, sizes, texts }

  function asked(address: string): Bundle {
    const { text, body } = fake.fhir(store).request({ path: address.replace('?&', '?') })
    texts.push(text)
    if ((body as Bundle).resourceType !== 'Bundle') throw new Error(`${address}: ${text}`)
    return body as Bundle
  }
}

it('Pages of a search have what it found at first, each once and in its order, whatever is written between them [search-pages]', () => {
  const begin = filled()
  let several = 0

  fc.assert(
    fc.property(walk, (given) => {
      const { whole, found, sizes } = walkPages(begin, given)

      expect(found).toEqual(whole)
      expect(sizes.slice(0, -1)).toEqual(sizes.slice(0, -1).map(() => given.size))
      several += sizes.length > 2 ? 1 : 0
    }),
    runs(40),
  )

  expect(several).toBeGreaterThan(10)
})

it('Pages of a search come in the same bytes when all is asked again of another fake [search-pages]', () => {
  fc.assert(
    fc.property(walk, (given) => {
      // Each from a start of its own.
      expect(walkPages(filled(), given).texts).toEqual(walkPages(filled(), given).texts)
    }),
    runs(10),
  )
})
