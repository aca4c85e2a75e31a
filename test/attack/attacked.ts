import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { stateOf } from '../state-of.ts'

/** How many of so many requests are sent in this run. */
export function shareOf(all: number): number {
  return Math.ceil(all * Number(process.env['ATTACK_SHARE'] ?? '0.1'))
}

/** Tells whether the time of a test is over: 300 seconds, unless ATTACK_SECONDS says otherwise. */
export function timeLimit(): () => boolean {
  const end = performance.now() + 1000 * Number(process.env['ATTACK_SECONDS'] ?? '300')
  return () => performance.now() > end
}

export const seed = Number(process.env['ATTACK_SEED'] ?? '1')

/** A fake with something in it that could get hurt. */
export interface Attacked {
  readonly fake: FakeHealthLake
  readonly id: string
  /** Tells what changed, if anything may not have, and puts back what grew. */
  readonly look: (isRefused: boolean) => string | undefined
}

const LARGEST = 40_000

export function attacked(): Attacked {
  const fake = createFakeHealthLake()
  const { DatastoreId: id } = fake.addDatastore({ DatastoreName: 'kept' })
  fake.resources(id).put({ resourceType: 'Patient', id: 'p1', name: [{ family: 'A' }] })
  fake.objects.put('s3://clinic/in/a.ndjson', '{"resourceType":"Patient","id":"p2"}')
  const start = fake.snapshot()
  let before = stateOf(fake)
  return {
    fake,
    id,
    look(isRefused) {
      const after = stateOf(fake)
      const changed = isRefused && after !== before ? difference(before, after) : undefined
      before = after
      if (after.length > LARGEST || fake.history.length > 300) {
        fake.restore(start)
        fake.clearHistory()
        before = stateOf(fake)
      }
      return changed
    },
  }
}

function difference(before: string, after: string): string {
  let at = 0
  while (before[at] === after[at]) at += 1
  return `${before.slice(Math.max(0, at - 60), at + 100)} became ${after.slice(Math.max(0, at - 60), at + 100)}`
}

/** How many bytes are in use once all that can be is collected. */
export function memory(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
