import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSchedule, type Schedule } from '../../src/kernel/schedule.ts'

interface Entry {
  readonly key: string
  readonly at: number
  readonly sequence: number
}

const NEVER = 9e15
const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')

type Step =
  | { readonly kind: 'add'; readonly key: string; readonly at: number }
  | { readonly kind: 'remove'; readonly key: string }
  | { readonly kind: 'take'; readonly now: number }

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('add' as const),
      key: keys,
      at: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(NEVER)),
    }),
    fc.record({ kind: fc.constant('remove' as const), key: keys }),
    fc.record({ kind: fc.constant('take' as const), now: fc.integer({ min: 0, max: 9 }) }),
  ),
  { maxLength: 120, size: 'max' },
)

it('A schedule gives what a sorted list gives, whatever was added, replaced and removed', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const schedule = createSchedule<Entry>(({ key }) => key)
      const plain = new Map<string, Entry>()
      const taken: [Entry | undefined, Entry | undefined][] = []
      const sorted = () =>
        [...plain.values()].toSorted((a, b) => a.at - b.at || a.sequence - b.sequence)
      for (const [sequence, step] of all.entries()) {
        if (step.kind === 'add') {
          const entry = { key: step.key, at: step.at, sequence }
          plain.delete(entry.key)
          if (entry.at < NEVER) plain.set(entry.key, entry)
          schedule.add(entry)
        } else if (step.kind === 'remove') {
          plain.delete(step.key)
          schedule.remove(step.key)
        } else {
          const [first] = sorted()
          const due = first !== undefined && first.at <= step.now ? first : undefined
          if (due !== undefined) plain.delete(due.key)
          taken.push([schedule.take(step.now), due])
        }
        expect(schedule.first()).toBe(sorted()[0])
        expect(schedule.entries()).toEqual(sorted())
      }
      for (const [given, wanted] of taken) expect(given).toBe(wanted)
      for (const [key, entry] of plain) expect(schedule.get(key)).toBe(entry)
    }),
    { numRuns: 500 },
  )
})

it('A fork of a schedule gives what that would give, and neither learns of the other', () => {
  fc.assert(
    fc.property(steps, steps, (before, after) => {
      const schedule = createSchedule<Entry>(({ key }) => key)
      follow(schedule, before, 0)
      const then = schedule.entries()
      const fork = schedule.fork()

      const given = follow(fork, after, before.length)

      expect(schedule.entries()).toEqual(then)
      expect(given).toEqual(follow(schedule, after, before.length))
      expect(fork.entries()).toEqual(schedule.entries())
      expect(drain(fork)).toEqual(schedule.entries())
    }),
    { numRuns: 500 },
  )
})

/** What is taken along the steps; each entry is numbered on. */
function follow(
  schedule: Schedule<Entry>,
  all: readonly Step[],
  start: number,
): (Entry | undefined)[] {
  const taken: (Entry | undefined)[] = []
  for (const [index, step] of all.entries()) {
    const { kind } = step
    if (kind === 'add') schedule.add({ key: step.key, at: step.at, sequence: start + index })
    else if (kind === 'remove') schedule.remove(step.key)
    else taken.push(schedule.take(step.now))
  }
  return taken
}

function drain(schedule: Schedule<Entry>): Entry[] {
  const taken: Entry[] = []
  for (let next = schedule.take(9); next !== undefined; next = schedule.take(9)) taken.push(next)
  return taken
}
