import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { failureOn, reproduce, saidBy, sleep } from '../explore/tools.ts'

const late = { kind: 'transition', after: { seconds: 20 } } as const

function clinic(): FakeHealthLake {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore({ DatastoreName: 'clinic' })
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'known', gender: 'female' })
  return fake
}

function resourcesOf(fake: FakeHealthLake) {
  return fake.resources(fake.datastore('clinic')?.DatastoreId ?? '')
}

function find(fork: FakeHealthLake, query: string): number {
  const endpoint = fork.fhir(fork.datastore('clinic')?.DatastoreId ?? '')
  const { body } = endpoint.request({ path: 'Patient', query })
  return (body as { entry?: unknown[] }).entry?.length ?? 0
}

/** Creates the patient with a number, unless a search finds one. */
function admit(fork: FakeHealthLake, value: string): void {
  const endpoint = fork.fhir(fork.datastore('clinic')?.DatastoreId ?? '')
  if (find(fork, `identifier=${value}`) > 0) return
  const body = { resourceType: 'Patient', identifier: [{ value }] }
  endpoint.request({ method: 'POST', path: 'Patient', body })
}

function assertOneEach(fork: FakeHealthLake): void {
  const { length } = resourcesOf(fork).list('Patient')
  if (length > 2) throw new Error(`There are ${length} patients.`)
}

async function admitTwice(fork: FakeHealthLake): Promise<void> {
  if (find(fork, 'gender=female') !== 1) throw new Error('What was there before is not found.')
  admit(fork, '77')
  admit(fork, '77')
}

describe('That a write is found late, exploreFaults tries', () => {
  it('and finds the program that searches too early, which a line reproduces', async () => {
    const options = { outcomes: [late], check: assertOneEach }
    const report = await exploreFaults(clinic(), admitTwice, options)

    expect(report.failures.map(({ error }) => saidBy(error))).toEqual([
      'Error: There are 3 patients.',
    ])
    const line = report.failures[0]?.reproduce ?? ''
    expect(line).toBe(
      "fake.faults.add({ operation: 'CreateResource', outcome: { kind: 'transition', after: { seconds: 20 } } })",
    )
    expect(report.toString().split('\n')).toContain(
      '  call 3, CreateResource: what it writes is found by searches only after {"seconds":20}',
    )
    const fake = clinic()
    reproduce(line, fake)
    expect(saidBy(await failureOn(fake, admitTwice, options))).toBe('Error: There are 3 patients.')
  })

  it('without being asked to, and finds nothing where the program waits for the index', async () => {
    const tried: unknown[] = []
    const report = await exploreFaults(
      clinic(),
      async (fork) => {
        const [rule] = fork.faults.pending()
        if (rule !== undefined) tried.push(rule.operation)
        admit(fork, '77')
        await sleep(20_000)
        admit(fork, '77')
      },
      { check: assertOneEach, outcomes: [late] },
    )

    expect(tried).toEqual([['CreateResource']])
    expect(report.failures).toEqual([])
  })

  it('by default, for twenty seconds', async () => {
    const report = await exploreFaults(clinic(), admitTwice, { check: assertOneEach })

    expect(report.failures.map(({ fault }) => fault)).toContainEqual({
      operation: 'CreateResource',
      outcome: late,
    })
  })

  it.each([
    ['of a write that no search follows', 'search first', 0],
    ['of a write that a search follows', 'search last', 1],
  ])('%s: %s', async (_what, order, runs) => {
    const report = exploreFaults(
      clinic(),
      async (fork) => {
        if (order === 'search first') find(fork, 'identifier=77')
        const endpoint = fork.fhir(fork.datastore('clinic')?.DatastoreId ?? '')
        const body = { resourceType: 'Patient', id: 'a' }
        endpoint.request({ method: 'PUT', path: 'Patient/a', body })
        endpoint.request({ path: 'Patient/a' })
        endpoint.request({ path: 'Patient/_history', query: '_count=5' })
        if (order === 'search last') find(fork, 'identifier=77')
      },
      { outcomes: [late, 'ThrottlingException'] },
    )

    expect((await report).runs).toBe((await report).calls + runs)
  })
})

describe('Of a bundle, exploreFaults tries', () => {
  const bundle = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [{ resource: { resourceType: 'Patient' }, request: { method: 'POST', url: 'Patient' } }],
  }
  const never = { kind: 'transition', after: Infinity } as const
  const failed = { kind: 'transition', to: 'FAILED' } as const

  async function triedAt(headers: Record<string, string>) {
    const tried: unknown[] = []
    await exploreFaults(
      clinic(),
      async (fork) => {
        const [rule] = fork.faults.pending()
        if (rule !== undefined) tried.push(rule.outcome)
        const endpoint = fork.fhir(fork.datastore('clinic')?.DatastoreId ?? '')
        endpoint.request({ method: 'POST', path: '', headers, body: bundle })
        find(fork, 'identifier=77')
      },
      { outcomes: [late, never, failed, 'ThrottlingException'] },
    )
    return tried.filter((outcome) => (outcome as { kind: string }).kind === 'transition')
  }

  it('that searches find it late, where it is carried out at once', async () => {
    expect(await triedAt({})).toEqual([{ kind: 'transition', after: 20_000 }])
  })

  it('that it ends late, never or otherwise, where it is asynchronous', async () => {
    expect(await triedAt({ prefer: 'respond-async' })).toEqual([
      { kind: 'transition', after: 20_000 },
      never,
      failed,
    ])
  })
})
