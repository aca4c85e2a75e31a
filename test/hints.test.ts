import { DescribeFHIRDatastoreCommand, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import {
  assertReceived,
  createFakeHealthLake,
  explainFailure,
  pollingClock,
  systemClock,
  type FakeHealthLake,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exports, imports } from './jobs/tools.ts'
import { rejectionOf, thrownBy } from './thrown.ts'

const DatastoreId = 'a'.repeat(32)
const creating = { DatastoreId, DatastoreName: 'claims', DatastoreStatus: 'CREATING' } as const

const still =
  'claims is CREATING until 2025-01-01T00:15:00.000Z, and was polled 3 times at 2025-01-01T00:00:00.000Z; nothing has moved the clock since. Move it with fake.clock.advance(…), fake.step() or fake.settle() (over HTTP, POST /_fake/clock, /_fake/step or /_fake/settle), or use a clock that polls move: pollingClock(), --clock polling. If it is meant to stay so, add a fault rule with outcome:'

const none =
  'No request has reached this fake. If the code under test sent one, it went elsewhere: intercept its client until the answer is there, by fake.intercept(…) or, for fetch and other HTTP clients, interceptHttp(…); in another process give it the address of the server.'

function poll(fake: FakeHealthLake, times: number): void {
  for (let count = 0; count < times; count += 1) {
    fake.execute('DescribeFHIRDatastore', { DatastoreId })
  }
}

/** What a failing assertion says before the timeline. */
function saidBy(fake: FakeHealthLake): string {
  const { message } = thrownBy(() => assertReceived(fake, 'TagResource'))
  return message.split('\n\nnow ')[0] ?? ''
}

describe('verify() tells of polls on a clock that stands still', () => {
  it('until when what is polled is unfinished, and what would help', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore(creating)

    poll(fake, 3)

    expect(() => fake.verify()).toThrow(
      `Something unfinished was polled on a clock that nothing moved:\n- ${still}`,
    )
  })

  it('by a list, too, where there are many, and of jobs', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreId })
    const { JobId: imported } = imports.start(fake, DatastoreId)
    const { JobId: exported } = exports.start(fake, DatastoreId)
    fake.addDatastore({ DatastoreId: 'b'.repeat(32), DatastoreStatus: 'CREATING' })
    for (let count = 0; count < 3; count += 1) {
      fake.execute('ListFHIRDatastores', {})
      fake.execute('ListFHIRImportJobs', { DatastoreId })
      fake.execute('ListFHIRExportJobs', { DatastoreId })
    }

    const { message } = thrownBy(() => fake.verify())

    expect(message).toContain(`- importJob ${imported} is SUBMITTED until 2025-01-01T00:00:30.000Z`)
    expect(message).toContain(`- exportJob ${exported} is SUBMITTED until 2025-01-01T00:00:30.000Z`)
    expect(message).toMatch(/- \S+ is CREATING until 2025-01-01T00:15:00\.000Z/)
    expect(message.split('\n')).toHaveLength(4)
  })

  it.each<[string, () => FakeHealthLake]>([
    ['once or twice', () => createFakeHealthLake()],
    [
      'again and again on a clock that polls move',
      () => createFakeHealthLake({ clock: pollingClock({ polls: 9 }) }),
    ],
    ['on the clock of the system', () => createFakeHealthLake({ clock: systemClock() })],
  ])('but not if it was polled %s', (what, make) => {
    const fake = make()
    fake.addDatastore(creating)

    poll(fake, what === 'once or twice' ? 2 : 5)

    expect(() => fake.verify()).not.toThrow()
  })

  it('but not if something has moved the clock since, or it is finished', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore(creating)
    poll(fake, 3)
    fake.clock.advance({ minutes: 1 })
    expect(() => fake.verify()).not.toThrow()

    fake.settle()
    poll(fake, 3)
    expect(() => fake.verify()).not.toThrow()
  })

  it('but not of what stays so by a fault rule, or was refused', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({
      operation: 'CreateFHIRDatastore',
      outcome: { kind: 'transition', after: Infinity },
    })
    const made = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    for (let count = 0; count < 3; count += 1) {
      fake.execute('DescribeFHIRDatastore', { DatastoreId: made.DatastoreId })
      expect(() => poll(fake, 1)).toThrow('There is no data store')
    }

    expect(() => fake.verify()).not.toThrow()
  })
})

describe('A failing assertion', () => {
  it('tells of a single poll on a clock that stands still', async () => {
    const fake = createFakeHealthLake()
    fake.addDatastore(creating)

    await fake.client().send(new DescribeFHIRDatastoreCommand({ DatastoreId }))

    expect(saidBy(fake)).toContain(`\n\n${still.replace('3 times', 'once')}`)
  })

  it('tells what would help a job that was refused since its data store is CREATING', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore(creating)
    expect(() => imports.start(fake, DatastoreId)).toThrow('is CREATING')

    expect(saidBy(fake)).toBe(
      `The fake has not received TagResource.\n\nStartFHIRImportJob was refused at 2025-01-01T00:00:00.000Z: The data store ${DatastoreId} is CREATING; a job needs one that is ACTIVE. Let the store become ACTIVE first, with fake.settle() (over HTTP, POST /_fake/settle), or begin with a store that is ACTIVE at once, with fake.addDatastore() (POST /_fake/datastores).`,
    )
  })

  it('says nothing of a data store that is in no region', () => {
    const fake = createFakeHealthLake()
    expect(() => fake.execute('DescribeFHIRDatastore', { DatastoreId })).toThrow('There is no')

    expect(saidBy(fake)).toBe('The fake has not received TagResource.')
  })

  it('tells in which region there is the data store that a request asked another for', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreId })
    const ask = () =>
      fake.execute('DescribeFHIRDatastore', { DatastoreId }, { region: 'us-west-2' })

    expect(ask).toThrow(
      new RegExp(`There is no data store with the id ${DatastoreId} in us-west-2.$`),
    )

    expect(saidBy(fake)).toBe(
      `The fake has not received TagResource.\n\nDescribeFHIRDatastore was refused at 2025-01-01T00:00:00.000Z: There is no data store with the id ${DatastoreId} in us-west-2. There is one in us-east-1. The region is the one that the client's code or AWS_REGION names.`,
    )
  })

  it('tells of calls that wait for ever with nothing that ends that, until reset', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ times: 2, outcome: { kind: 'hang' } })
    const list = new ListFHIRDatastoresCommand({})
    void fake.directClient().send(list)
    await expect
      .poll(() => saidBy(fake))
      .toContain(
        "\n\nA call waits for a response that never comes, and nothing ends the wait: give the client requestHandler: { requestTimeout: 1000, throwOnRequestTimeout: true } (with requestTimeout alone AWS's client only logs a warning",
      )
    void fake.directClient().send(list)
    await expect.poll(() => saidBy(fake)).toContain('\n\n2 calls wait for a response')

    fake.reset()

    expect(saidBy(fake)).toBe(`The fake has not received TagResource.\n\n${none}`)
  })

  it('tells of no call that something will end', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'hang' } })
    const { signal: abortSignal } = new AbortController()

    void fake.directClient().send(new ListFHIRDatastoresCommand({}), { abortSignal })
    await expect.poll(() => fake.history).toHaveLength(1)

    expect(saidBy(fake)).toBe('The fake has not received TagResource.')
    fake.dispose()
  })
})

describe('What explains a failure', () => {
  it('is what may be why, and the timeline', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore(creating)

    poll(fake, 1)

    expect(explainFailure(fake)).toBe(
      `${still.replace('3 times', 'once')} { kind: 'transition', after: Infinity }.\n\n${fake.timeline()}`,
    )
  })

  it('is that no request has come, until one has', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore()

    expect(explainFailure(fake)).toContain(none)
    fake.execute('ListFHIRDatastores', {})
    expect(explainFailure(fake)).not.toContain(none)
    fake.clearHistory()
    expect(explainFailure(fake)).not.toContain(none)
    fake.reset()
    expect(explainFailure(fake)).toContain(none)
  })

  it('is not that none has come, if one was refused before it was one', async () => {
    const fake = createFakeHealthLake()
    const misspelt = new DescribeFHIRDatastoreCommand({ DatastoreID: DatastoreId } as never)
    await rejectionOf(fake.client().send(misspelt))

    expect(explainFailure(fake)).not.toContain('No request')
  })

  it('is had of fakes alone', () => {
    expect(() => explainFailure({} as FakeHealthLake)).toThrow(
      'explainFailure: give what createFakeHealthLake() returned.',
    )
  })
})

describe('verify() that complains of something else', () => {
  it('adds what may be why', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore(creating)
    fake.faults.add({ operation: 'TagResource', outcome: 'ThrottlingException' })

    poll(fake, 1)

    expect(() => fake.verify()).toThrow(`\n\n${still.replace('3 times', 'once')}`)
  })
})
