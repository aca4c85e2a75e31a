import { createFakeHealthLake, MisuseError, ServiceError, systemClock } from 'fake-healthlake'
import { describe, expect, it, vi } from 'vitest'
import { thrownBy } from '../thrown.ts'
import { start } from '../values.ts'

const input = { DatastoreTypeVersion: 'R4' } as const

describe('A fault shows itself through execute', () => {
  it('as a ServiceError that no rule of the ledger led to', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({
      outcome: { kind: 'error', name: 'InternalServerException', retryAfterSeconds: 3 },
    })

    const error = thrownBy(() => fake.execute('CreateFHIRDatastore', input))

    expect(error).toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({
      name: 'InternalServerException',
      statusCode: 500,
      fault: 'server',
      retryAfterSeconds: 3,
    })
    expect(error).not.toHaveProperty('rule')
  })

  it.each([
    { when: 'before', stores: 0 },
    { when: 'after', stores: 1 },
  ] as const)('as an Error with a code, if the connection fails $when the work', (row) => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ETIMEDOUT', when: row.when } })

    const error = thrownBy(() => fake.execute('CreateFHIRDatastore', input))

    expect(error).not.toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({ name: 'Error', code: 'ETIMEDOUT' })
    expect(fake.datastores()).toHaveLength(row.stores)
  })

  it('as an output without members, if the answer is empty', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'corrupt', body: 'empty' } })

    expect(fake.execute('CreateFHIRDatastore', input)).toEqual({})
    expect(fake.datastores()).toHaveLength(1)
  })

  it.each(['truncated', 'not-json'] as const)('as a SyntaxError, if the answer is %s', (body) => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'corrupt', body } })

    const error = thrownBy(() => fake.execute('CreateFHIRDatastore', input))

    expect(error).toBeInstanceOf(SyntaxError)
    expect(fake.datastores()).toHaveLength(1)
  })

  it('as time that has passed, if the answer is late', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'latency', duration: { hours: 1 } } })

    expect(fake.execute('CreateFHIRDatastore', input)).toMatchObject({
      DatastoreStatus: 'CREATING',
    })
    expect(fake.clock.now()).toBe(start + 3_600_000)
  })

  it("as time added to the system's, for it cannot wait", () => {
    vi.useFakeTimers({ now: start })
    const fake = createFakeHealthLake({ clock: systemClock() })
    fake.faults.add({ outcome: { kind: 'latency', duration: { hours: 1 } } })

    fake.execute('ListFHIRDatastores', {})

    expect(fake.clock.now()).toBe(start + 3_600_000)
    vi.useRealTimers()
  })

  it('as a misuse, if it hangs, for it cannot', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'hang' } })

    const error = thrownBy(() => fake.execute('CreateFHIRDatastore', input))

    expect(error).toBeInstanceOf(MisuseError)
    expect(error.message).toContain('use a client')
    expect(fake.datastores()).toEqual([])
    expect(() => fake.verify()).toThrow(MisuseError)
  })

  it('as a success that ends otherwise, if it is a transition', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'transition', after: Infinity } })

    fake.execute('CreateFHIRDatastore', input)

    expect(fake.nextTransition()).toBeUndefined()
    expect(fake.settle()).toEqual([])
    fake.clock.advance({ days: 365 })
    expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'CREATING' }])
  })
})
