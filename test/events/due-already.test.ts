import { createFakeHealthLake, manualClock, type Clock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { create, hear, typesIn } from './tools.ts'

const becameActive = { from: 'CREATING', to: 'ACTIVE', at: '2025-01-01T00:00:00.000Z' }

describe('What is due before step and settle', () => {
  it.each(['step', 'settle'] as const)('is returned by %s: what takes no time', (move) => {
    const fake = createFakeHealthLake({ lifecycle: { createDatastore: 0 } })
    const id = create(fake)

    expect(fake[move]()).toMatchObject([{ id, ...becameActive }])
    expect(fake[move]()).toEqual([])
  })

  it.each(['step', 'settle'] as const)(
    'is returned by %s before what comes then: by a clock that tells nobody',
    (move) => {
      const own = manualClock()
      const clock: Clock = {
        now: () => own.now(),
        advance: (by) => own.advance(by),
        set: (to) => own.set(to),
      }
      const fake = createFakeHealthLake({ clock })
      const first = create(fake)
      own.advance({ minutes: 10 })
      const second = create(fake)
      own.advance({ minutes: 10 })

      expect(fake[move]().map(({ id, at }) => [id, at])).toEqual([
        [first, '2025-01-01T00:15:00.000Z'],
        [second, '2025-01-01T00:25:00.000Z'],
      ])
    },
  )

  it('is heard of with the next read, if it takes no time', () => {
    const fake = createFakeHealthLake({ lifecycle: { createDatastore: 0 } })
    const heard = hear(fake)
    create(fake)
    expect(typesIn(heard)).toEqual(['Data Store Creating'])

    expect(fake.datastores()).toHaveLength(1)

    expect(typesIn(heard)).toEqual(['Data Store Creating', 'Data Store Active'])
  })
})
