import * as fc from 'fast-check'
import {
  createFakeHealthLake,
  manualClock,
  pollingClock,
  type Clock,
  type Instant,
} from 'fake-healthlake'
import { expect, it } from 'vitest'
import { history, troubledHistory, type Command } from './commands.ts'
import { options } from './options.ts'
import { perform, play } from './play.ts'
import { worldOf, type Environment } from './world.ts'
import { seenOf } from '../properties/histories.ts'
import { runs } from '../runs.ts'
import { stateOf } from '../state-of.ts'

const clocks = {
  manual: (start?: Instant) => manualClock(start),
  polling: (start?: Instant) => pollingClock(start === undefined ? {} : { start }),
  'polling slowly': (start?: Instant) =>
    pollingClock(start === undefined ? { polls: 3 } : { start, polls: 3 }),
} satisfies Record<string, (start?: Instant) => Clock>

const clock = fc.constantFrom(...Object.values(clocks))

/** What is seen at first, what comes of the commands, and what is seen at last. */
async function fateOf(world: Environment, commands: readonly Command[]): Promise<unknown[]> {
  const first = seenOf(world.fake)
  const { answers } = await play(world, commands)
  return [first, ...answers, seenOf(world.fake)]
}

it('A snapshot that went through JSON goes on in a new fake as in the original, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(
      options,
      clock,
      troubledHistory,
      troubledHistory,
      async (given, make, before, after) => {
        const fake = createFakeHealthLake({ ...given, clock: make() })
        const { world } = await play(worldOf(fake), before)
        const seed = (given.seed ?? 1) + 1
        const copy = createFakeHealthLake({ ...given, seed, clock: make('2031-07-01') })

        copy.restore(JSON.parse(JSON.stringify(fake.snapshot())))

        const expected = await fateOf(world, after)
        expect(await fateOf({ ...world, fake: copy }, after)).toEqual(expected)
      },
    ),
    runs(6),
  )
})

it('A fork goes on as the original, whatever happens, and neither disturbs the other', async () => {
  await fc.assert(
    fc.asyncProperty(
      options,
      clock,
      troubledHistory,
      troubledHistory,
      async (given, make, before, after) => {
        const fake = createFakeHealthLake({ ...given, clock: make() })
        const { world } = await play(worldOf(fake), before)
        const seen = seenOf(fake)
        const [first, second] = [fake.fork(), fake.fork()]

        const early = await fateOf({ ...world, fake: first }, after)
        expect(seenOf(fake)).toBe(seen)
        expect(await fateOf(world, after)).toEqual(early)
        expect(await fateOf({ ...world, fake: second }, after)).toEqual(early)
      },
    ),
    runs(6),
  )
})

it('A fake that is reset begins again as it began, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(options, clock, troubledHistory, async (given, make, commands) => {
      const fake = createFakeHealthLake({ ...given, clock: make() })
      const first = await fateOf(worldOf(fake), commands)

      fake.reset()

      expect(await fateOf(worldOf(fake), commands)).toEqual(first)
    }),
    runs(5),
  )
})

it('A request that is refused changes nothing but the history, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(
      options,
      clock,
      history,
      async ({ quotas: _quotas, ...given }, make, commands) => {
        let world = worldOf(createFakeHealthLake({ ...given, clock: make() }))
        const changing: Command[] = []
        for (const one of commands) {
          const before = stateOf(world.fake)
          const step = await perform(world, one)
          if (step.refused && stateOf(world.fake) !== before) changing.push(one)
          world = step.world
        }
        expect(changing).toEqual([])
      },
    ),
    runs(5),
  )
})
