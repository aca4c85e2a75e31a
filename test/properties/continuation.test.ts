import * as fc from 'fast-check'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { runScenario } from 'fake-healthlake/fast-check'
import { expect, it } from 'vitest'
import { make, makings, seenOf, troubledSteps, type Steps } from './histories.ts'
import { runs } from '../runs.ts'

/** What is seen at first, what comes of the steps, and what is seen at last. */
function fateOf(fake: FakeHealthLake, steps: Steps): readonly unknown[] {
  const first = seenOf(fake)
  return [first, runScenario(fake, steps), seenOf(fake)]
}

it('A fork goes on as the original, whatever follows, and leaves it alone', () => {
  fc.assert(
    fc.property(makings, troubledSteps, troubledSteps, (making, before, after) => {
      const fake = make(making)
      runScenario(fake, before)
      const seen = seenOf(fake)

      const early = fateOf(fake.fork(), after)

      expect(seenOf(fake)).toBe(seen)
      const late = fake.fork()
      expect(fateOf(fake, after)).toEqual(early)
      expect(fateOf(late, after)).toEqual(early)
    }),
    runs(6),
  )
})

it('A snapshot that was put back goes on as the original, whatever follows', () => {
  fc.assert(
    fc.property(
      makings,
      troubledSteps,
      troubledSteps,
      troubledSteps,
      (making, before, astray, after) => {
        const fake = make(making)
        runScenario(fake, before)
        const snapshot = JSON.stringify(fake.snapshot())
        const expected = fateOf(fake.fork(), after)

        runScenario(fake, astray)
        fake.restore(JSON.parse(snapshot) as ReturnType<FakeHealthLake['snapshot']>)

        expect(fateOf(fake, after)).toEqual(expected)
      },
    ),
    runs(6),
  )
})

it('A new fake takes a snapshot over whole, its seed included', () => {
  fc.assert(
    fc.property(makings, troubledSteps, troubledSteps, (making, before, after) => {
      const fake = make(making)
      runScenario(fake, before)
      const { polls: _polls, ...clockless } = making
      const fork = fake.fork()
      fork[Symbol.dispose]()
      const other = createFakeHealthLake({
        ...clockless,
        seed: making.seed ^ 1,
        clock: fork.clock,
      })

      other.restore(fake.snapshot())

      expect(fateOf(other, after)).toEqual(fateOf(fake, after))
    }),
    runs(5),
  )
})
