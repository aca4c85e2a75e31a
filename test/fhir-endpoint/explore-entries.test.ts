import { createFakeHealthLake, type FakeHealthLake, type FaultOutcome } from 'fake-healthlake'
import { exploreFaults, type ExploreOptions } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { failureOn, reproduce, saidBy } from '../explore/tools.ts'

interface Entry {
  readonly method: string
  readonly url: string
  readonly ifMatch?: string
}

type Post = (type: 'batch' | 'transaction', entries: readonly Entry[]) => readonly string[]

const throttled: FaultOutcome = { kind: 'error', name: 'ThrottlingException' }

function clinic(): FakeHealthLake {
  const fake = createFakeHealthLake()
  fake.addDatastore({ DatastoreName: 'clinic' })
  return fake
}

function idOf(fake: FakeHealthLake): string {
  return fake.datastore('clinic')?.DatastoreId ?? ''
}

/** Posts bundles of patients and the like, and gives the statuses of their entries; none where all was refused. */
function posting(fork: FakeHealthLake): Post {
  return (type, entries) => {
    const entry = entries.map(({ method, url, ...conditions }) => {
      const [resourceType, id] = url.split('/')
      const resource =
        method === 'DELETE' || method === 'GET' ? {} : { resource: { resourceType, id } }
      return { request: { method, url, ...conditions }, ...resource }
    })
    const body = { resourceType: 'Bundle', type, entry }
    const answer = fork.fhir(idOf(fork)).request({ method: 'POST', path: '', body })
    const bundle = answer.body as { entry?: { response: { status: string } }[] }
    return bundle.entry?.map(({ response: { status } }) => status) ?? []
  }
}

/** What exploreFaults tries of a program that takes all for good, and that fails by whatever strikes it. */
async function tried(
  program: (post: Post, fork: FakeHealthLake) => void,
  options: ExploreOptions = { outcomes: [throttled] },
) {
  let runs = 0
  const report = await exploreFaults(
    clinic(),
    (fork) => {
      program(posting(fork), fork)
      return Promise.resolve()
    },
    {
      ...options,
      check() {
        runs += 1
        if (runs > 1) throw new Error('Shown')
      },
    },
  )
  return report.failures.map(({ fault }) => fault)
}

const put = (url: string): Entry => ({ method: 'PUT', url })
const post = (url: string): Entry => ({ method: 'POST', url })

describe('exploreFaults strikes', () => {
  it('each entry of a batch, named by its type and id', async () => {
    const faults = await tried((send) => send('batch', [put('Patient/a'), put('Patient/b')]))

    expect(faults).toEqual([
      { operation: 'ProcessBundle', outcome: throttled },
      {
        operation: 'UpdateResource',
        input: { ResourceType: 'Patient', Id: 'a' },
        outcome: throttled,
      },
      {
        operation: 'UpdateResource',
        input: { ResourceType: 'Patient', Id: 'b' },
        outcome: throttled,
      },
    ])
  })

  it('those that have no id, or had their turn before, by their number', async () => {
    const faults = await tried((send) => {
      send('batch', [put('Patient/a'), post('Patient'), post('Practitioner'), post('Patient')])
      send('batch', [put('Patient/a')])
    })

    expect(faults.filter(({ operation }) => operation !== 'ProcessBundle')).toEqual(
      [
        { operation: 'UpdateResource', input: { ResourceType: 'Patient', Id: 'a' } },
        { operation: 'CreateResource', input: { ResourceType: 'Patient' } },
        { operation: 'CreateResource', input: { ResourceType: 'Practitioner' } },
        { operation: 'CreateResource', input: { ResourceType: 'Patient' }, skip: 1 },
        { operation: 'UpdateResource', input: { ResourceType: 'Patient', Id: 'a' }, skip: 1 },
      ].map((rule) => ({ ...rule, outcome: throttled })),
    )
  })

  it('calls of the same kind beside them, each once', async () => {
    const faults = await tried((send, fork) => {
      const endpoint = fork.fhir(idOf(fork))
      const body = { resourceType: 'Patient', id: 'a' }
      send('batch', [put('Patient/a'), put('Patient/b')])
      endpoint.request({ method: 'PUT', path: 'Patient/a', body })
      send('batch', [put('Patient/a')])
      endpoint.request({ method: 'PUT', path: 'Patient/a', body })
    })

    expect(faults.filter(({ operation }) => operation !== 'ProcessBundle')).toEqual(
      [
        { input: { ResourceType: 'Patient', Id: 'a' } },
        { input: { ResourceType: 'Patient', Id: 'b' } },
        { skip: 2 },
        { input: { ResourceType: 'Patient', Id: 'a' }, skip: 2 },
        { skip: 4 },
      ].map((rule) => ({ operation: 'UpdateResource', ...rule, outcome: throttled })),
    )
  })

  it('no entry of a transaction, which fails as a whole with the call', async () => {
    const faults = await tried((send) => send('transaction', [put('Patient/a'), put('Patient/b')]))

    expect(faults).toEqual([{ operation: 'ProcessBundle', outcome: throttled }])
  })

  it('the first five and the last five of many entries alike', async () => {
    const ids = Array.from({ length: 30 }, (_, number) => `p${number}`)
    const faults = await tried((send) =>
      send('batch', [...ids.map((id) => put(`Patient/${id}`)), put('Practitioner/b')]),
    )

    const struck = faults.flatMap(({ input = {} }) => input['Id'] ?? [])
    expect(struck).toEqual([...ids.slice(0, 5), ...ids.slice(-5), 'b'])
  })

  it('entries with errors alone, each that it tries at calls', async () => {
    const faults = await tried((send) => send('batch', [put('Patient/a')]), {})

    const ofEntry = faults.filter(({ operation }) => operation === 'UpdateResource')
    expect(ofEntry.map(({ outcome }) => outcome)).toEqual(
      ['ThrottlingException', 'InternalServerException', 'ServiceUnavailable'].map((name) => ({
        kind: 'error',
        name,
      })),
    )
  })

  it('no more runs than the limit says', async () => {
    const entries = Array.from({ length: 20 }, (_, number) => put(`Patient/p${number}`))
    const report = await exploreFaults(clinic(), async (fork) => posting(fork)('batch', entries), {
      limit: 6,
    })

    expect(report.runs).toBe(6)
    expect(String(report)).toMatch(/^1 call, 6 runs with a fault each/)
  })
})

/** Loads two patients in a batch, and looks at nothing or at each status. */
async function load(fork: FakeHealthLake): Promise<void> {
  posting(fork)('batch', [put('Patient/a'), put('Patient/b')])
}

function assertLoaded(fork: FakeHealthLake, { status }: PromiseSettledResult<unknown>): void {
  const { length } = fork.resources(idOf(fork)).list('Patient')
  if (status === 'fulfilled' && length < 2) throw new Error(`There are ${length} patients.`)
}

describe('A program that loses data when an entry fails', () => {
  const options = { outcomes: [throttled], check: assertLoaded }

  it('is found, and fails again by the line', async () => {
    const { failures } = await exploreFaults(clinic(), load, options)

    const ofEntries = failures.filter(({ fault }) => fault.operation === 'UpdateResource')
    expect(ofEntries.map(({ error }) => saidBy(error))).toEqual([
      'Error: There are 1 patients.',
      'Error: There are 1 patients.',
    ])
    for (const { reproduce: line } of ofEntries) {
      const fake = clinic()
      reproduce(line, fake)
      expect(saidBy(await failureOn(fake, load, options))).toBe('Error: There are 1 patients.')
    }
  })

  it('is told of with the call that the entry was in', async () => {
    const report = await exploreFaults(clinic(), load, options)

    expect(report.toString().split('\n')).toContain(
      '  call 1, UpdateResource: ThrottlingException (an entry of a batch)',
    )
  })
})

/** How many runs fail of a program that gives up with such an error where an entry fails. */
async function failuresWith(fail: (statuses: readonly string[]) => Error): Promise<number> {
  const report = await exploreFaults(
    clinic(),
    async (fork) => {
      const statuses = posting(fork)('batch', [put('Patient/a'), put('Patient/b')])
      if (statuses.some((status) => status !== '201')) throw fail(statuses)
    },
    { outcomes: [throttled] },
  )
  return report.failures.length
}

describe('Of an entry that failed, exploreFaults takes for the fault', () => {
  it('an error that tells the status of the entry', async () => {
    expect(await failuresWith((statuses) => new Error(`Entries: ${statuses.join(', ')}.`))).toBe(0)
  })

  it('the response of the entry as the cause of an error', async () => {
    const cause = { status: '429' }
    expect(await failuresWith(() => new Error('An entry failed.', { cause }))).toBe(0)
  })

  it('neither words of its own nor another number', async () => {
    expect(await failuresWith(() => new Error('An entry failed.'))).toBe(2)
    expect(await failuresWith(() => new Error('Entry 4290 failed.'))).toBe(2)
  })
})

it('An entry of a batch that a fault rule struck tells of it in the history', async () => {
  const fake = clinic()
  fake.faults.add({ operation: 'UpdateResource', skip: 1, outcome: 'ThrottlingException' })
  await load(fake)

  expect(fake.history[0]?.entries?.map(({ fault }) => fault)).toEqual([
    undefined,
    { rule: 1, kind: 'error' },
  ])
})
