import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { create, errorOf, list } from './tools.ts'

const throttled = errorOf('ThrottlingException')

describe('exploreFaults leaves', () => {
  it('the fake as it is, with its rules, history and time', async () => {
    const fake = createFakeHealthLake({ quotas: 'aws' })
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    fake.faults.add({ operation: 'TagResource', outcome: 'ThrottlingException' })
    fake.clock.advance({ minutes: 1 })
    const before = fake.snapshot()

    await exploreFaults(fake, async (fork) => {
      await create(fork.client())
      fork.settle()
      fork.clock.advance({ days: 3 })
    })

    expect(fake.snapshot()).toEqual(before)
    expect(fake.faults.pending()).toHaveLength(1)
  })

  it('nothing of one run to the next', async () => {
    const fake = createFakeHealthLake()
    fake.addDatastore()
    const seen = new Set<string>()

    await exploreFaults(fake, async (fork) => {
      seen.add(JSON.stringify([fork.datastores(), fork.history, fork.clock.now()]))
      await create(fork.directClient())
      fork.clock.advance({ days: 1 })
    })

    expect(seen.size).toBe(1)
  })

  it('forks that were kept to be looked at', async () => {
    const forks: FakeHealthLake[] = []

    await exploreFaults(createFakeHealthLake(), async (fork) => {
      forks.push(fork)
      await create(fork.directClient())
    })

    expect(forks).toHaveLength(12)
    expect(forks[0]?.datastores()).toHaveLength(1)
    expect(forks[0]?.history).toHaveLength(1)
    expect(forks[0]?.timeline()).toContain('CreateFHIRDatastore (direct)')
  })

  it('what a run intercepted free for the next, even if that run was left waiting', async () => {
    const { prototype } = HealthLakeClient
    const send = Object.getOwnPropertyDescriptor(prototype, 'send')

    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        fork.intercept(HealthLakeClient)
        await list(new HealthLakeClient({}))
      },
      { outcomes: [{ kind: 'hang' }, throttled] },
    )

    const [failure] = report.failures
    expect(failure?.fault).toMatchObject({ per: 'attempt', outcome: { kind: 'hang' } })
    expect(failure?.also).toEqual([{ operation: 'ListFHIRDatastores', outcome: { kind: 'hang' } }])
    expect(report.failures).toHaveLength(1)
    expect(Object.getOwnPropertyDescriptor(prototype, 'send')).toEqual(send)
  })
})
