import { CreateFHIRDatastoreCommand, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, manualClock, MisuseError, type Clock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

describe('A clock of your own', () => {
  it('does if it has now and set', () => {
    let now = 1000
    const clock: Clock = {
      now: () => now,
      set(to) {
        now = Number(to)
      },
      advance() {},
    }
    const fake = createFakeHealthLake({ clock, lifecycle: { createDatastore: 5 } })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    expect(fake.settle()).toMatchObject([{ at: '1970-01-01T00:00:01.005Z' }])
    expect(now).toBe(1005)
  })

  it('that refuses to be moved by a poll is heard', () => {
    const clock: Clock & { readonly polls: number } = {
      polls: 1,
      now: () => 1000,
      set() {
        throw new Error('This clock stands.')
      },
      advance() {},
    }
    const fake = createFakeHealthLake({ clock })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    expect(() => fake.execute('DescribeFHIRDatastore', { DatastoreId })).toThrow(
      new Error('This clock stands.'),
    )
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('CREATING')
  })

  it('cannot take a fake back', () => {
    let now = 1000
    const clock: Clock = { now: () => now, set() {}, advance() {} }
    const fake = createFakeHealthLake({ clock })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })
    now = 2_000_000
    const seen = [fake.datastores()[0]?.DatastoreStatus]

    now = 1000
    fake.execute('ListFHIRDatastores', {})
    seen.push(fake.datastores()[0]?.DatastoreStatus)

    expect(seen).toEqual(['ACTIVE', 'ACTIVE'])
    expect(fake.history[0]?.at).toBe('1970-01-01T00:33:20.000Z')
  })

  it.each<[string, unknown, string]>([
    ['NaN', Number.NaN, 'NaN'],
    ['text', '2025-01-01T00:00:00Z', "'2025-01-01T00:00:00Z'"],
    ['a Date', new Date(0), '"1970-01-01T00:00:00.000Z"'],
    ['more than a Date holds', 8.64e15 + 1, '8640000000000001'],
    ['nothing', undefined, 'undefined'],
  ])('must show a time: %s is refused, at once and later', (_what, shown, said) => {
    const serviceError = new MisuseError(
      `clock.now() gave ${said}; give epoch milliseconds, a number that a Date can hold.`,
    )
    let now: unknown = shown
    const clock = { now: () => now as number, set() {}, advance() {} }
    const make = () => createFakeHealthLake({ clock })
    expect(make).toThrow(serviceError)

    now = 1000
    const fake = make()
    now = shown

    for (const ask of [
      () => fake.execute('ListFHIRDatastores', {}),
      () => fake.datastores(),
      () => fake.settle(),
      () => fake.snapshot(),
      () => fake.fork(),
      () => fake.reset(),
    ]) {
      expect(ask).toThrow(serviceError)
    }
    now = 1000
    expect(fake.history).toEqual([])
  })

  it.each([
    [1000.9, '1970-01-01T00:00:01.000Z'],
    [-0.5, '1969-12-31T23:59:59.999Z'],
  ])('may show a fraction, of which the whole milliseconds count: %d', (shown, at) => {
    const fake = createFakeHealthLake({ clock: { now: () => shown, set() {}, advance() {} } })

    fake.execute('ListFHIRDatastores', {})

    expect(fake.history[0]?.at).toBe(at)
    expect(fake.snapshot()).toMatchObject({ now: Date.parse(at) })
    expect(fake.fork().clock.now()).toBe(Math.floor(shown))
    fake.reset()
    expect(fake.snapshot()).toMatchObject({ now: Date.parse(at) })
  })

  it.each(['now', 'set', 'advance'])('must have all that a clock has: %s', (member) => {
    const clock = { ...standing, [member]: 0 }

    expect(() => createFakeHealthLake({ clock })).toThrow(
      new MisuseError(
        `clock is {"${member}":0}; give manualClock(), systemClock() or pollingClock().`,
      ),
    )
  })

  it('may be a function that has all of it', () => {
    const clock = Object.assign(function InitialState() {}, standing)

    expect(createFakeHealthLake({ clock }).clock).toBe(clock)
  })

  it('is let alone when its fake is disposed of', () => {
    const clock = { ...standing }
    const fake = createFakeHealthLake({ clock })

    fake[Symbol.dispose]()

    expect(createFakeHealthLake({ clock }).clock).toBe(clock)
  })

  it('must move when it is set', () => {
    const fake = createFakeHealthLake({ clock: { ...standing, polls: 1 } as Clock })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })
    const later = createFakeHealthLake({ clock: manualClock(3_600_000) }).snapshot()
    const asks: [to: string, () => unknown][] = [
      ['00:15:00', () => fake.step()],
      ['00:15:00', () => fake.settle()],
      ['00:15:00', () => fake.execute('DescribeFHIRDatastore', { DatastoreId })],
      ['01:00:00', () => fake.restore(later)],
    ]

    for (const [to, ask] of asks) {
      expect(ask).toThrow(
        new MisuseError(
          `clock.set should have moved the clock on to 1970-01-01T${to}.000Z, but it shows 1970-01-01T00:00:00.000Z; a clock of your own must move to the instant that it is given.`,
        ),
      )
    }
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('CREATING')
  })

  it('must move when time passes by a fault', async () => {
    const fake = createFakeHealthLake({ clock: standing })
    const says =
      /^clock\.advance should have moved the clock on to 1970-01-01T00:0\d:\d\d\.000Z, but/
    fake.faults.add({
      operation: 'ListFHIRDatastores',
      times: 'always',
      outcome: { kind: 'latency', duration: { minutes: 1 } },
    })

    expect(() => fake.execute('ListFHIRDatastores', {})).toThrow(says)
    await expect(fake.client().send(new ListFHIRDatastoresCommand({}))).rejects.toThrow(says)
    expect(() => fake.verify()).toThrow(
      /\n- clock\.advance should have moved .*\n- clock\.advance should/,
    )
  })

  it('must move when the SDK retries, which verify tells, since the SDK hears nothing', async () => {
    const rates = { CreateFHIRDatastore: 1 }
    const fake = createFakeHealthLake({ clock: standing, quotas: { rates } })
    const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

    await fake.client().send(create)
    await expect(fake.client().send(create)).rejects.toThrow('Rate exceeded')

    expect(() => fake.verify()).toThrow(
      'clock.advance should have moved the clock on to 1970-01-01T00:00:01.000Z, but',
    )
  })

  it('that goes wrong under code that swallows errors is told by verify', async () => {
    let now = 0
    const fake = createFakeHealthLake({ clock: { ...standing, now: () => now } })
    now = Number.NaN

    await fake
      .client()
      .send(new ListFHIRDatastoresCommand({}))
      .catch(() => {})

    expect(() => fake.verify()).toThrow('- clock.now() gave NaN; give epoch milliseconds')
  })
})

const standing: Clock = { now: () => 0, set() {}, advance() {} }
