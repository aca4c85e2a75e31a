import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { create } from './tools.ts'

describe('A listener that has not finished', () => {
  it.each([
    [1, '1 listener of an event has'],
    [2, '2 listeners of events have'],
  ])('is told by verify until it has: %d', async (count, who) => {
    const fake = createFakeHealthLake()
    let finish = () => {}
    const finished = new Promise<void>((resolve) => {
      finish = resolve
    })
    for (let made = 0; made < count; made += 1) fake.onEvent({}, () => finished)
    create(fake)
    expect(() => fake.verify()).toThrow(
      new MisuseError(`${who} not finished; \`await fake.eventsDelivered()\` first.`),
    )

    finish()
    await fake.eventsDelivered()

    expect(() => fake.verify()).not.toThrow()
  })
})
