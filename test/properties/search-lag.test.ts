import * as fc from 'fast-check'
import type { FakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { filled, LAG, perform, write, type Write } from './search-writes.ts'

interface Version {
  readonly at: number
  readonly isStrong: boolean
  readonly resource: Record<string, unknown> | undefined
}

type Known = Map<string, readonly Version[]>

/** Does it, and keeps what became of it: all versions of each resource, in the order of the first ones. */
function performed(fake: FakeHealthLake, store: string, done: Write, known: Known): void {
  const text = perform(fake, store, done)
  if (done.kind === 'advance') return
  const { type, id } =
    done.kind === 'create'
      ? { type: String(done.resource['resourceType']), id: (JSON.parse(text) as { id: string }).id }
      : done
  const versions = fake.resources(store).versions(type, id)
  const before = known.get(`${type}/${id}`) ?? []
  const more = versions.slice(before.length).map(({ at, resource }) => ({
    at: Date.parse(at),
    isStrong: done.kind === 'strong',
    resource,
  }))
  if (more.length > 0) known.set(`${type}/${id}`, [...before, ...more])
}

/** The version that is found at a time. */
function visible(versions: readonly Version[], now: number): Version | undefined {
  const latest = versions.at(-1)
  if (latest === undefined || now - latest.at >= LAG) return latest
  return latest.isStrong ? visible(versions.slice(0, -1), now) : undefined
}

function expectedIn(known: Known, type: string, now: number): readonly unknown[] {
  return [...known]
    .filter(([address]) => address.startsWith(`${type}/`))
    .flatMap(([, versions]) => visible(versions, now)?.resource ?? [])
}

it('A search finds of each resource the version that the index has, or none while a later one is on its way [search-index] [search-strong-consistency] [search-order]', () => {
  const begin = filled()
  let some = 0

  fc.assert(
    fc.property(fc.array(write, { maxLength: 25, size: 'max' }), (writes) => {
      const { fake, store } = begin(LAG)
      const known: Known = new Map()

      for (const done of writes) {
        performed(fake, store, done, known)
        for (const type of ['Observation', 'Patient']) {
          const expected = expectedIn(known, type, fake.clock.now())
          const found = fake.resources(store).search(type, '')
          expect(found.filter(({ id }) => !String(id).startsWith('other-'))).toEqual(expected)
          some += expected.length
        }
        const final = expectedIn(known, 'Observation', fake.clock.now()).filter(
          (one) => (one as { status: string }).status === 'final',
        )
        expect(fake.resources(store).search('Observation', 'status=final')).toEqual(final)
      }
    }),
    runs(25),
  )

  expect(some).toBeGreaterThan(100)
})
