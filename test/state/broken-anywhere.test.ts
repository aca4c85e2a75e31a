import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { richFake, spoilt, type Path } from './spoilt.ts'

describe('restore is a misuse, and changes nothing, for what is no snapshot:', () => {
  it('one with anything else in any place, unless it can be used', () => {
    const paths = pathsIn(richFake().snapshot())
    const junk = fc.constantFrom(null, 7, -1, 'x', '', true, [], {}, [null], [7], undefined)

    fc.assert(
      fc.property(fc.constantFrom(...paths), junk, (path, value) => {
        const fake = richFake()
        const before = fake.snapshot()
        const error = errorOf(() => fake.restore(spoilt(path, value)))

        expect([undefined, 'MisuseError']).toContain(error)
        const now = fake.snapshot()
        expect(now).toEqual(error === undefined ? now : before)
        expect(errorOf(() => fake.settle())).toBeUndefined()
        expect(errorOf(() => [fake.snapshot(), fake.history, fake.timeline()])).toBeUndefined()
      }),
      runs(150),
    )
  })
})

/** The name of the error that is thrown, if one is. */
function errorOf(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    return (error as Error).name
  }
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const deeper = Object.entries(value).flatMap(([name, node]) => pathsIn(node, [...path, name]))
  return path.length === 0 ? deeper : [path, ...deeper]
}
