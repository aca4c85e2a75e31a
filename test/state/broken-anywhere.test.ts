import * as fc from 'fast-check'
import { MisuseError, type FakeHealthLake, type Snapshot } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { seenOf } from '../properties/histories.ts'
import { runs } from '../runs.ts'
import { richFake, spoilt, type Path } from './spoilt.ts'

it('A snapshot with anything else in any place is refused and changes nothing, or is what the fake is like from then on', () => {
  const paths = pathsIn(richFake().snapshot())
  const junk = fc.constantFrom(null, 7, -1, 'x', '', true, [], {}, [null], [7], undefined)

  fc.assert(
    fc.property(fc.constantFrom(...paths), junk, (path, value) => {
      const fake = richFake()
      const before = fake.snapshot()
      const given = spoilt(path, value)

      const isTaken = takes(fake, given)

      expect(plain(fake.snapshot())).toEqual(plain(isTaken ? given : before))
      const copy = richFake()
      copy.restore(fake.snapshot())
      expect(seenOf(copy)).toBe(seenOf(fake))
      fake.settle()
      copy.settle()
      expect(seenOf(copy)).toBe(seenOf(fake))
    }),
    runs(100),
  )
})

/** Whether a fake takes a snapshot, where the one alternative is a misuse. */
function takes(fake: FakeHealthLake, snapshot: Snapshot): boolean {
  try {
    fake.restore(snapshot)
    return true
  } catch (error) {
    if (error instanceof MisuseError) return false
    throw error
  }
}

/** A snapshot as it counts: without what is null or has no members, lists in the fake's own order; no bytes are no text. */
function plain(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node
  if (Array.isArray(node)) {
    return node.map(plain).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if ('base64' in node && node.base64 === '') return { text: '' }
  const members = Object.entries(node).map(([name, value]) => [name, plain(value)] as const)
  return Object.fromEntries(members.filter(([, value]) => !isNothing(value)))
}

function isNothing(value: unknown): boolean {
  return value === null || JSON.stringify(value) === '{}'
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const deeper = Object.entries(value).flatMap(([name, node]) => pathsIn(node, [...path, name]))
  return path.length === 0 ? deeper : [path, ...deeper]
}
