import { createFakeHealthLake, pollingClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { keepRecordsOn } from '../../examples/records.ts'

async function run() {
  const fake = createFakeHealthLake({ clock: pollingClock() })
  const lines: string[] = []
  await keepRecordsOn(fake, (text) => lines.push(text))
  return { fake, lines }
}

describe('What npm run demo runs', () => {
  it('imports, then reads and writes over the FHIR endpoint, at virtual times', async () => {
    const { fake, lines } = await run()

    expect(lines).toEqual([
      '2025-01-01T00:15:00.000Z  the data store is ACTIVE',
      '2025-01-01T00:16:30.000Z  the import is COMPLETED',
      '2025-01-01T00:16:30.000Z  GET Patient/p1: 200',
      '2025-01-01T00:16:30.000Z  PUT Patient/p1: 200',
      '2025-01-01T00:16:30.000Z  PUT Patient/p1: 412',
      '2025-01-01T00:16:30.000Z  PUT Observation/o1: 201',
      '2025-01-01T00:16:30.000Z  DELETE Observation/o1: 204',
      '2025-01-01T00:16:30.000Z  GET Observation/o1: 410',
      '2025-01-01T00:16:30.000Z  GET Patient/p1/_history: 200',
      '2025-01-01T00:16:30.000Z  Patient/p1 has 2 versions',
      '2025-01-01T00:18:30.000Z  the data store is DELETED',
    ])
    fake.verify()
  })

  it('tells the same each time', async () => {
    const [first, second] = [await run(), await run()]

    expect(second.lines).toEqual(first.lines)
    expect(second.fake.timeline()).toBe(first.fake.timeline())
    expect(second.fake.snapshot()).toEqual(first.fake.snapshot())
  })
})
