import type { FakeHealthLake } from 'fake-healthlake'
import type { OpenDoor } from './door.ts'

/** Gives hold on a fake's time as the suite wants it. */
export function timeOf(fake: FakeHealthLake): OpenDoor['until'] {
  return async function until(condition) {
    while (!(await condition())) {
      if (fake.step().length === 0) throw new Error('Nothing can fulfil the condition any more.')
    }
  }
}
