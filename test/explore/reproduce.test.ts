import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { fragile, make, outcomes } from './fragile.ts'
import { create, failureOn, list, lost, reproduce, reset, saidBy, statusOf } from './tools.ts'

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
  it('makes the program fail in the same way, on the fake itself, as do the rules told with it', async () => {
    const { failures } = await exploreFaults(make(), fragile, options)

    expect(failures.length).toBeGreaterThan(10)
    expect(failures.flatMap(({ also }) => also)).toHaveLength(5)
    const repeated = failures.flatMap(({ error, reproduce: line, also }) => {
      expect(line.split('\n')).toHaveLength(1)
      const fakes = [{ line }, ...also.map((rule) => ({ rule }))].map((given) => {
        const fake = make()
        if ('line' in given) reproduce(given.line, fake)
        else fake.faults.add(given.rule)
        return fake
      })
      return fakes.map(async (fake) => {
        expect(saidBy(await failureOn(fake, fragile, options))).toBe(saidBy(error))
      })
    })
    await Promise.all(repeated)
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
