import * as fc from 'fast-check'
import { createFakeHealthLake, pollingClock, type FakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { runs } from '../runs.ts'
import type { Asked } from './door.ts'
import { exportRequest, respondAsync } from './job-tools.ts'
import { putEntry, submission } from './transaction-tools.ts'

type Command =
  | { readonly ask: Asked }
  /** Asks for the job that was started so many before the last. */
  | { readonly job: number; readonly method: string }
  | { readonly advance: number }
  | { readonly step: true }

const id = fc.constantFrom('a', 'b', 'c')

const write = fc
  .record({ type: fc.constantFrom('Patient', 'Observation'), id, of: id, version: fc.nat(2) })
  .map((given): Asked => {
    const { type, of } = given
    const subject = type === 'Patient' ? {} : { subject: { reference: `Patient/${of}` } }
    const own = type === 'Patient' ? {} : { status: 'final', code: { text: 'x' } }
    const body = { resourceType: type, id: given.id, ...own, ...subject }
    return { method: 'PUT', path: `${type}/${given.id}`, body }
  })

const begin = fc.oneof(
  fc.constantFrom('$export', 'Patient/$export').map((path) => exportRequest(path)),
  fc.constant<Asked>({ path: 'Patient/$export', headers: respondAsync }),
  fc.tuple(id, fc.constantFrom('1', '2')).map(([each, version]) => {
    const request = { method: 'PUT', url: `Patient/${each}`, ifMatch: `W/"${version}"` }
    const created = { ...putEntry('x'), request: { method: 'POST', url: 'Patient' } }
    return submission(created, { ...putEntry(each), request })
  }),
  id.map((each): Asked => ({ method: 'POST', path: `Patient/${each}/$purge` })),
  id.map((each): Asked => ({ method: 'POST', path: `Patient/${each}/_history/1/$erase` })),
  fc.boolean().map((hard): Asked => {
    const query = { isHardDelete: String(hard) }
    return { method: 'POST', path: 'Observation/$bulk-delete', query }
  }),
)

const look = fc.constantFrom<Asked>(
  { path: '_history', query: { _count: '3' } },
  { path: 'Observation', query: { patient: 'a' } },
)

function asking(asked: Asked): Command {
  return { ask: asked }
}

const commands: fc.Arbitrary<readonly Command[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: write.map(asking) },
    { weight: 3, arbitrary: begin.map(asking) },
    {
      weight: 2,
      arbitrary: fc.record({ job: fc.nat(3), method: fc.constantFrom('GET', 'DELETE') }),
    },
    look.map(asking),
    fc.constantFrom(1, 30_000, 60_000).map((advance) => ({ advance })),
    fc.constant({ step: true } as const),
  ),
  { maxLength: 15 },
)

interface World {
  readonly fake: FakeHealthLake
  readonly store: string
  /** Where the jobs are polled that were started. */
  readonly jobs: string[]
}

function made(isPolling: boolean): World {
  const fake = createFakeHealthLake(isPolling ? { clock: pollingClock({ polls: 2 }) } : {})
  return { fake, store: fake.addDatastore().DatastoreId, jobs: [] }
}

function copyOf(world: World, fake: FakeHealthLake): World {
  return { ...world, fake, jobs: [...world.jobs] }
}

/** Does all of it, and tells what was answered. */
function play(world: World, all: readonly Command[]): readonly unknown[] {
  return all.map((command) => {
    const { fake } = world
    if ('advance' in command) return fake.clock.advance(command.advance)
    if ('step' in command) return [fake.nextTransition(), fake.step()]
    if ('ask' in command) return ask(world, command.ask)
    return ask(world, {
      method: command.method,
      path: world.jobs.at(-1 - command.job) ?? 'metadata',
    })
  })
}

function ask({ fake, store, jobs }: World, asked: Asked): unknown {
  const { status, headers, text } = fake.fhir(store).request({ ...asked })
  const { 'content-location': location } = headers
  if (location !== undefined) jobs.push(location)
  return [status, headers, text]
}

it('What follows a snapshot that has unfinished jobs follows in a fork and in another fake, to the end', () => {
  fc.assert(
    fc.property(fc.boolean(), commands, commands, (isPolling, before, after) => {
      const world = made(isPolling)
      play(world, before)
      const text = JSON.stringify(world.fake.snapshot())
      const fork = copyOf(world, world.fake.fork())
      const restored = copyOf(world, made(isPolling).fake)
      restored.fake.restore(JSON.parse(text) as ReturnType<FakeHealthLake['snapshot']>)

      const expected = play(world, after)
      const ends = world.fake.settle()

      for (const copy of [fork, restored]) {
        expect(play(copy, after)).toEqual(expected)
        expect(copy.fake.settle()).toEqual(ends)
        expect(JSON.stringify(copy.fake.snapshot())).toBe(JSON.stringify(world.fake.snapshot()))
        expect(copy.fake.timeline()).toBe(world.fake.timeline())
        copy.fake[Symbol.dispose]()
      }
    }),
    runs(25),
  )
})

it('What a removal takes away is as if it had never been, to whatever is asked afterwards', () => {
  fc.assert(
    fc.property(
      fc.array(write, { maxLength: 12 }),
      fc.array(write, { maxLength: 6 }),
      (before, after) => {
        const [erased, without] = [made(false), made(false)]
        for (const asked of before) ask(erased, asked)
        for (const asked of before.filter(({ path }) => path !== 'Patient/a')) ask(without, asked)
        const { fake, store } = erased
        fake.fhir(store).request({ path: 'Patient?_id=a' })
        fake.fhir(store).request({ method: 'POST', path: 'Patient/a/$erase' })
        for (const world of [erased, without]) world.fake.clock.advance(90_000)

        for (const asked of after)
          expect(seenOf(ask(erased, asked))).toEqual(seenOf(ask(without, asked)))
        for (const path of [
          '_history',
          'Patient',
          'Observation?patient=a',
          'Patient/a',
          '$export',
        ]) {
          expect(seenOf(ask(erased, { path }))).toEqual(seenOf(ask(without, { path })))
        }
      },
    ),
    runs(40),
  )
})

/** An answer but for what every request has of its own. */
function seenOf(answer: unknown): unknown {
  const [status, { etag, 'last-modified': modified }, text] = answer as [
    number,
    Record<string, string>,
    string,
  ]
  return [status, etag, modified, text]
}
