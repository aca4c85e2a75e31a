import { createFakeHealthLake, MisuseError, ServiceError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

const id = 'a'.repeat(32)

function lines(...text: string[]): string {
  return text.join('\n')
}

describe('timeline', () => {
  it('takes no options', () => {
    const fake = createFakeHealthLake()

    expect(() => fake.timeline(...([{ format: 'x' }] as unknown as []))).toThrow(
      new MisuseError(
        'timeline: the argument is {"format":"x"}; give none, for the timeline is always text.',
      ),
    )
  })

  it('counts the same read that comes again and again, at whichever instant, until something happens', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    for (let poll = 0; poll < 3; poll += 1) {
      fake.execute('DescribeFHIRDatastore', { DatastoreId })
      fake.clock.advance({ minutes: 5 })
    }
    fake.execute('DescribeFHIRDatastore', { DatastoreId })
    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(fake.timeline()).toBe(
      lines(
        'now 2025-01-01T00:15:00.000Z',
        '',
        `us-east-1  datastore ${DatastoreId}`,
        '  2025-01-01T00:00:00.000Z  CreateFHIRDatastore (execute)',
        '  2025-01-01T00:00:00.000Z  DescribeFHIRDatastore ×3 until 2025-01-01T00:10:00.000Z (execute)',
        '  2025-01-01T00:15:00.000Z  CREATING → ACTIVE',
        '  2025-01-01T00:15:00.000Z  DescribeFHIRDatastore ×2 (execute)',
      ),
    )
  })

  it('counts reads that are refused alike, apart from those that are answered', () => {
    const fake = createFakeHealthLake()
    const read = () => fake.execute('DescribeFHIRDatastore', { DatastoreId: id })
    expect(read).toThrow(ServiceError)
    expect(read).toThrow(ServiceError)
    fake.addDatastore({ DatastoreId: id })
    read()

    expect(fake.timeline()).toBe(
      lines(
        'now 2025-01-01T00:00:00.000Z',
        '',
        `us-east-1  datastore ${id}`,
        '  2025-01-01T00:00:00.000Z  DescribeFHIRDatastore ×2 (execute) ✗ ResourceNotFoundException [unknown-datastore]',
        '  2025-01-01T00:00:00.000Z  DescribeFHIRDatastore (execute)',
      ),
    )
  })
})
