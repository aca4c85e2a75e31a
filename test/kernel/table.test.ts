import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTable, type Scan, type Table } from '../../src/kernel/table.ts'

interface Thing {
  readonly id: string
  readonly at: number
  readonly sequence: number
  readonly color: string | undefined
}

type Step =
  | { readonly kind: 'put'; readonly id: string; readonly at: number; readonly color: string }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'scan'; readonly scan: Scan<Thing> }

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
const colors = fc.constantFrom('red', 'red', 'green', 'none')
const instants = fc.integer({ min: 0, max: 6 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('put' as const),
        id: ids,
        at: instants,
        color: colors,
      }),
    },
    fc.record({ kind: fc.constant('delete' as const), id: ids }),
    fc.record({
      kind: fc.constant('scan' as const),
      scan: fc.record(
        {
          index: maybe(fc.record({ name: fc.constant('color'), key: colors })),
          newestFirst: fc.boolean(),
          after: maybe(fc.record({ at: instants, sequence: fc.integer({ min: 0, max: 60 }) })),
          madeAfter: maybe(instants),
          madeBefore: maybe(instants),
          limit: fc.integer({ min: 0, max: 5 }),
          test: maybe(fc.constant(({ at }: Thing) => at % 2 === 0)),
        },
        { requiredKeys: [] },
      ),
    }),
  ),
  { maxLength: 120, size: 'max' },
)

/** What a scan gives, found the plain way. */
function found(things: readonly Thing[], scan: Scan<Thing>): Thing[] {
  const { index, newestFirst = false, after, madeAfter, madeBefore, limit, test } = scan
  const order = (a: Pick<Thing, 'at' | 'sequence'>, b: typeof a) =>
    (a.at - b.at || a.sequence - b.sequence) * (newestFirst ? -1 : 1)
  return things
    .filter((thing) => index === undefined || thing.color === index.key)
    .filter((thing) => after === undefined || order(thing, after) > 0)
    .filter(({ at }) => madeAfter === undefined || at > madeAfter)
    .filter(({ at }) => madeBefore === undefined || at < madeBefore)
    .filter((thing) => test === undefined || test(thing))
    .toSorted(order)
    .slice(0, limit)
}

it('A table finds what a plain list has, whatever was put, moved and deleted before', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (taken, early) => {
      const table: Table<Thing> = createTable({ color: ({ color }) => color })
      // Makes the index, which is then kept up.
      if (early) table.count({ name: 'color', key: 'red' })
      const plain = new Map<string, Thing>()
      const scanned: [Thing[], Thing[]][] = []
      let sequence = 0
      for (const step of taken) {
        if (step.kind === 'put') {
          const color = step.color === 'none' ? undefined : step.color
          sequence += 1
          // One that is there keeps its place in time.
          const { at, sequence: place } = plain.get(step.id) ?? { at: step.at, sequence }
          const thing = { id: step.id, at, sequence: place, color }
          plain.set(thing.id, thing)
          table.put(thing)
        } else if (step.kind === 'delete') {
          if (plain.delete(step.id)) table.delete(step.id)
        } else {
          scanned.push([table.scan(step.scan), found([...plain.values()], step.scan)])
        }
      }
      for (const [given, wanted] of scanned) expect(given).toEqual(wanted)
      const left = [...plain.values()]
      expect(table.all()).toEqual(found(left, {}))
      expect(table.size).toBe(left.length)
      for (const { id } of left) expect(table.get(id)).toBe(plain.get(id))
      for (const key of ['red', 'green', 'blue']) {
        const index = { name: 'color', key }
        expect([...table.each(index)]).toEqual(found(left, { index }))
        expect(table.count(index)).toBe(found(left, { index }).length)
        expect(table.first(index)).toBe(found(left, { index })[0])
      }
    }),
    { numRuns: 500 },
  )
})
