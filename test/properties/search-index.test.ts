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
  searches,
  write,
  type Search,
  type Write,
} from './search-writes.ts'

/** What is done with one of several fakes, each a fork or a copy of another. */
type Step =
  | { readonly kind: 'write'; readonly on: number; readonly write: Write }
  | { readonly kind: 'search'; readonly on: number; readonly search: Search }
  | {
      readonly kind: 'fork' | 'copy' | 'save' | 'back' | 'reset' | 'rewrite'
      readonly on: number
    }

const on = fc.nat(3)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('write'), on, write }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('search'),
      on,
      search: anySearch,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('fork', 'fork', 'copy', 'save', 'back'), on }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('reset', 'fork', 'rewrite'), on }),
  },
)

const steps = fc.array(step, { maxLength: 40, size: 'max' })

const lag = fc.constantFrom(0, LAG)

function copied(fake: FakeHealthLake, ms: number): FakeHealthLake {
  const copy = made(ms)
  copy.restore(fake.snapshot())
  return copy
}

/** Does it all, and hands over each fake with what it is searched for. */
function play(
  { fake: first, store }: ReturnType<ReturnType<typeof filled>>,
  ms: number,
  all: readonly Step[],
  check: (fake: FakeHealthLake, cold: FakeHealthLake, store: string, search: Search) => void,
): void {
  const fakes = [first]
  const saved = [first.snapshot()]
  for (const one of all) {
    const fake = fakes[one.on % fakes.length] as FakeHealthLake
    if (one.kind === 'write') perform(fake, store, one.write)
    else if (one.kind === 'search') check(fake, copied(fake, ms), store, one.search)
    else if (one.kind === 'fork') fakes.push(fake.fork())
    else if (one.kind === 'copy') fakes.push(copied(fake, ms))
    else if (one.kind === 'rewrite') rewrite(fake, store)
    else if (one.kind === 'save') saved.push(fake.snapshot())
    else fake.restore(saved[one.kind === 'reset' ? 0 : saved.length - 1] as (typeof saved)[number])
  }
  for (const fake of fakes) {
    const cold = copied(fake, ms)
    for (const search of searches) check(fake, cold, store, search)
  }
}

function found(fake: FakeHealthLake, store: string, [type, query]: Search) {
  return fake.resources(store).search(type, query)
}

it('A search finds in a fake that was searched before, whatever was written, forked or restored since, what it finds in a fresh one', () => {
  const begin = filled()
  let finds = 0

  fc.assert(
    fc.property(lag, steps, (ms, all) => {
      play(begin(ms), ms, all, (fake, cold, store, search) => {
        const warm = found(fake, store, search)

        expect(warm).toEqual(found(cold, store, search))
        finds += warm.length
      })
    }),
    runs(12),
  )

  expect(finds).toBeGreaterThan(0)
})
