import * as fc from 'fast-check'
import {
  createFakeHealthLake,
  pollingClock,
  type FakeHealthLake,
  type Transition,
} from 'fake-healthlake'
import { expect, it } from 'vitest'
import { history } from '../state/commands.ts'
import { finiteLifecycle } from '../state/options.ts'
import { play } from '../state/play.ts'
import { worldOf, type Job, type Environment } from '../state/world.ts'
import { exports, imports, kinds, type Kind } from './tools.ts'
import { runs } from '../runs.ts'

const ends = ['COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'CANCEL_COMPLETED', 'CANCEL_FAILED']

function transitionsOf(fake: FakeHealthLake): readonly Transition[] {
  return (fake.snapshot()['history'] as { transitions: Transition[] }).transitions
}

function jobsOf({ jobs }: Environment, { kind }: Kind): readonly Job[] {
  return jobs[kind]
}

/** The ids of the jobs that ever ran at a time, as each transition left them, by region and kind. */
function runningTogether(fake: FakeHealthLake): string[][] {
  const running = new Map<string, string[]>()
  return transitionsOf(fake).flatMap(({ region, resource, id, to }) => {
    const place = `${region} ${resource}`
    const others = (running.get(place) ?? []).filter((other) => other !== id)
    const wasRunning = running.get(place)?.includes(id) === true
    const isRunning = to === 'IN_PROGRESS' || (wasRunning && !ends.includes(to))
    running.set(place, isRunning ? [...others, id] : others)
    return [running.get(place) ?? []]
  })
}

/** The ids of jobs in the order in which they began to run. */
function begun(fake: FakeHealthLake, kind: Kind, region: string): string[] {
  return transitionsOf(fake)
    .filter(({ to, ...of }) => {
      return to === 'IN_PROGRESS' && of.resource === kind.resource && of.region === region
    })
    .map(({ id }) => id)
}

it('Never does more than one job of a kind run in a region, whatever happens [one-job-at-a-time]', async () => {
  await fc.assert(
    fc.asyncProperty(finiteLifecycle, history, async (lifecycle, commands) => {
      const { world } = await play(worldOf(createFakeHealthLake({ lifecycle })), commands)

      expect(runningTogether(world.fake).filter((ids) => ids.length > 1)).toEqual([])
    }),
    runs(12),
  )
})

it('Jobs begin to run in the order in which they were started, whatever happens [one-job-at-a-time]', async () => {
  await fc.assert(
    fc.asyncProperty(finiteLifecycle, history, async (lifecycle, commands) => {
      const { world } = await play(worldOf(createFakeHealthLake({ lifecycle })), commands)

      for (const [, kind] of kinds) {
        for (const region of ['us-east-1', 'eu-west-1']) {
          const ids = begun(world.fake, kind, region)
          const started = [...new Set(jobsOf(world, kind).map(({ id }) => id))]
          expect(ids).toEqual(started.filter((id) => ids.includes(id)))
        }
      }
    }),
    runs(12),
  )
})

it('No job waits while none runs, whatever happens [one-job-at-a-time]', async () => {
  await fc.assert(
    fc.asyncProperty(finiteLifecycle, history, async (lifecycle, commands) => {
      const { world } = await play(worldOf(createFakeHealthLake({ lifecycle })), commands)
      const { fake } = world
      const last = new Map(
        transitionsOf(fake).map(({ region, resource }, index) => [
          `${region} ${resource}`,
          runningTogether(fake)[index] ?? [],
        ]),
      )

      for (const [, kind] of kinds) {
        const waiting = jobsOf(world, kind).filter(
          ({ id }) => kind.look(fake, id)?.JobStatus === 'QUEUED',
        )
        for (const { store } of waiting) {
          expect(last.get(`${store.region} ${kind.resource}`)).toHaveLength(1)
        }
      }
    }),
    runs(12),
  )
})

it('All comes to an end, whatever happens [job-life-cycle]', async () => {
  await fc.assert(
    fc.asyncProperty(finiteLifecycle, history, async (lifecycle, commands) => {
      const { world } = await play(worldOf(createFakeHealthLake({ lifecycle })), commands)
      const { fake } = world
      fake.settle()

      const known = [
        ...world.jobs.import.map(({ id }) => imports.look(fake, id)),
        ...world.jobs.export.map(({ id }) => exports.look(fake, id)),
      ].filter((job) => job !== undefined)
      const unfinished = known.filter(({ JobStatus }) => !ends.includes(JobStatus))
      expect(unfinished).toEqual([])
      expect(known.filter(({ EndTime }) => EndTime === undefined)).toEqual([])
      expect(fake.nextTransition()).toBeUndefined()
    }),
    runs(12),
  )
})

it('The last of the polls finds a job ended, whatever happened before', async () => {
  await fc.assert(
    fc.asyncProperty(
      finiteLifecycle,
      fc.integer({ min: 1, max: 4 }),
      history,
      async (lifecycle, polls, commands) => {
        const made = createFakeHealthLake({ lifecycle, clock: pollingClock({ polls }) })
        const { world } = await play(worldOf(made), commands)

        for (const [, kind] of kinds) {
          const known = jobsOf(world, kind).filter(({ id }) => kind.look(made, id) !== undefined)
          for (const { id: JobId, store } of known) {
            const fake = made.fork()
            const statuses = Array.from({ length: polls }, () => {
              const ids = { DatastoreId: store.id, JobId }
              return kind.describe(fake, ids, { region: store.region }).JobStatus
            })
            expect(ends).toContain(statuses.at(-1))
          }
        }
      },
    ),
    runs(12),
  )
})
