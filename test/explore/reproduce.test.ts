import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults, type FaultFailure } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { fragile, make, outcomes } from './fragile.ts'
import { create, failureOn, hang, list, lost, reproduce, reset, saidBy, statusOf } from './tools.ts'

const r4 = { DatastoreTypeVersion: 'R4' } as const

const options = { outcomes, anyError: true, maxCalls: 15 }

const seeded = () => createFakeHealthLake({ seed: 5 })

async function again(fork: FakeHealthLake): Promise<void> {
  const client = fork.client()
  const id = await create(client).catch(() => create(client))
  fork.settle()
  if ((await statusOf(client, id)) !== 'ACTIVE') throw new Error(`${id} is not ACTIVE.`)
  if (fork.datastores().length > 1) throw new Error('There are too many.')
}

async function thrice(fork: FakeHealthLake): Promise<void> {
  const client = fork.directClient()
  await list(client).catch(() => {})
  await list(client)
  await list(client).catch(() => {
    throw new Error('The third failed.')
  })
}

describe('The line of each failure', () => {
  it('makes the program fail in the same way, on the fake itself', async () => {
    const { failures } = await exploreFaults(make(), fragile, options)

    expect(failures.length).toBeGreaterThan(10)
    const repeated = failures.map(async ({ reproduce: line }) => {
      expect(line.split('\n')).toHaveLength(1)
      const fake = make()
      reproduce(line, fake)
      return saidBy(await failureOn(fake, fragile, options))
    })
    expect(await Promise.all(repeated)).toEqual(failures.map(({ error }) => saidBy(error)))
  })

  it('is of one request that nobody limits, and the others fail in the same way by their rules', async () => {
    const { failures } = await exploreFaults(make(), fragile, { outcomes: [hang] })

    expect(failures).toHaveLength(1)
    const [{ error, fault, also }] = failures as [FaultFailure]
    expect(also).toHaveLength(5)
    const repeated = [fault, ...also].map((rule) => {
      const fake = make()
      fake.faults.add(rule)
      return failureOn(fake, fragile)
    })
    expect(await Promise.all(repeated)).toEqual(Array(6).fill(error))
  })

  it('makes it fail in a test of its own, without an exploration', async () => {
    const { failures } = await exploreFaults(seeded(), again, {
      outcomes: [lost, reset, { kind: 'transition', to: 'CREATE_FAILED' }],
    })

    expect(failures.map(({ error }) => saidBy(error))).toEqual([
      'Error: There are too many.',
      `Error: ${seeded().execute('CreateFHIRDatastore', r4).DatastoreId} is not ACTIVE.`,
    ])
    for (const { error, reproduce: line } of failures) {
      const fake = seeded()
      reproduce(line, fake)
      await expect(again(fake)).rejects.toThrow(saidBy(error).replace(/^Error: /, ''))
    }
  })

  it('makes it fail on a fake that has a past and rules of its own', async () => {
    const fake = createFakeHealthLake()
    fake.execute('ListFHIRDatastores', {})
    fake.faults.add({ operation: 'ListFHIRDatastores', outcome: { kind: 'connection', code: 'X' } })
    const { failures } = await exploreFaults(fake, thrice, { outcomes: [reset] })

    expect(failures.map(({ reproduce: line }) => line)).toEqual([
      "fake.faults.add({ operation: 'ListFHIRDatastores', skip: 1, outcome: { kind: 'connection', code: 'ECONNRESET' } })",
    ])
    reproduce(failures[0]?.reproduce ?? '', fake)
    await expect(thrice(fake)).rejects.toThrow('The third failed.')
  })

  it('tells a type checker no lies: it adds the rule of the failure', async () => {
    const { failures } = await exploreFaults(make(), fragile, options)

    for (const { fault, reproduce: line } of failures) {
      const [one, other] = [createFakeHealthLake(), createFakeHealthLake()]
      one.faults.add(fault)
      reproduce(line, other)
      expect(other.snapshot()).toEqual(one.snapshot())
    }
  })
})
