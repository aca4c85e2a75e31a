import { createFakeHealthLake, systemClock } from 'fake-healthlake'
import { expect, it, onTestFinished, vi } from 'vitest'
import { beginWith } from '../../src/server/begin.ts'

it('A reset leaves out a rule of the beginning whose window has ended since', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-01-01T00:00:00Z') })
  onTestFinished(() => void vi.useRealTimers())
  const [until, outcome] = ['2025-01-01T01:00:00Z', 'ThrottlingException'] as const
  const rules = [{ until, outcome }, { outcome: 'InternalServerException' as const }]
  const fake = createFakeHealthLake({ clock: systemClock() })
  beginWith(fake, { snapshot: undefined, rules })

  vi.setSystemTime(new Date('2025-01-01T00:59:59Z'))
  fake.reset()
  expect(fake.faults.pending()).toHaveLength(2)
  vi.setSystemTime(new Date(until))
  fake.reset()

  expect(fake.faults.pending()).toMatchObject([{ outcome: { name: 'InternalServerException' } }])
})
