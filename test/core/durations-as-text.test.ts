import { createFakeHealthLake, type Duration } from 'fake-healthlake'
import { expect, it } from 'vitest'

it.each<[Duration, number]>([
  ['250ms', 250],
  ['1.5s', 1500],
  ['15m', 900_000],
  ['2h', 7_200_000],
  ['1d', 86_400_000],
])('A clock is advanced by %s', (duration, milliseconds) => {
  using fake = createFakeHealthLake()
  const before = fake.clock.now()

  fake.clock.advance(duration)

  expect(fake.clock.now() - before).toBe(milliseconds)
})

it('Life cycles and fault rules take durations as text', () => {
  using fake = createFakeHealthLake({ lifecycle: { createDatastore: '20m' } })
  const create = () => fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
  create()
  fake.faults.add({
    outcome: { kind: 'transition', after: '1h' },
    operation: 'CreateFHIRDatastore',
  })
  create()

  expect(fake.step()).toMatchObject([{ at: '2025-01-01T00:20:00.000Z' }])
  expect(fake.step()).toMatchObject([{ at: '2025-01-01T01:00:00.000Z' }])
})

it.each(['15', 'm', '-1m', '1e3m', '1 h', '1h30m', '', '1H', 'Infinity', 'Infinitym'])(
  'The text %j is no duration',
  (text) => {
    using fake = createFakeHealthLake()

    expect(() => fake.clock.advance(text as never)).toThrow(
      /is not a duration\. Give milliseconds, 0 or more, a text such as '20m', or an object/,
    )
  },
)
