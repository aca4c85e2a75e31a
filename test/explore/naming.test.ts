import {
  createFakeHealthLake,
  type ErrorName,
  type FakeHealthLake,
  type FaultOutcome,
} from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { authorizationFor } from '../wire/tools.ts'
import { complaints, create, errorOf, list, reset } from './tools.ts'

const headers = { authorization: authorizationFor('us-east-1') }

/** How many runs fail in which a program asks a FHIR endpoint, and makes an error of a response that is not 200. */
async function failures(
  name: ErrorName,
  toError: (response: Response, again: () => Promise<Response>) => unknown,
): Promise<number> {
  const fake = createFakeHealthLake()
  const { DatastoreEndpoint } = fake.addDatastore()
  const { runs, failures: failing } = await exploreFaults(
    fake,
    async (fork) => {
      const ask = (path: string) => fork.fetch(`${DatastoreEndpoint}${path}`, { headers })
      const response = await ask('metadata')
      if (!response.ok) throw await toError(response, () => ask('Patient/none'))
    },
    { outcomes: [errorOf(name)], anyError: true },
  )
  expect(runs).toBe(1)
  return failing.length
}

/** A program whose Create fails with words of its own, made of the error. */
function creating(toError: (error: Error & { code?: string }) => Error) {
  return async (fork: FakeHealthLake) => {
    await create(fork.directClient()).catch((error: Error) => {
      throw toError(error)
    })
  }
}

/** A program that says of its data store what it chooses. */
function describing(
  toMessage: (store: ReturnType<FakeHealthLake['datastores']>[number]) => string,
) {
  return async (fork: FakeHealthLake) => {
    await create(fork.directClient())
    fork.settle()
    const [store] = fork.datastores()
    if (store?.ErrorCause !== undefined) throw new Error(toMessage(store))
  }
}

const createFailed: FaultOutcome = { kind: 'transition', to: 'CREATE_FAILED' }

describe('A service error counts as named', () => {
  it.each([
    'bundle: 429',
    'HTTP 429',
    'Request failed with status code 429.',
    'metadata (429), retried twice',
    'HTTP/1.1 429 Too Many Requests',
    'status=429',
    'Entries failed: 200,429',
  ])('by its status in the message %j', async (message) => {
    expect(await failures('ThrottlingException', () => new Error(message))).toBe(0)
  })

  it.each([
    'bundle: 500',
    'It took 1429 turns',
    'It took 429ms',
    'It gave up after 429 ms',
    'It gave up after 429 seconds',
    'Patient/429 is lost',
    'Patient p-429 is lost',
    'Store 8251a429 is lost',
    'Store 429-8251 is lost',
    'It was 10:00:00.429Z',
  ])('but not by the number in the message %j', async (message) => {
    expect(await failures('ThrottlingException', () => new Error(message))).toBe(1)
  })

  it('by its status as status of the error or of its cause', async () => {
    expect(
      await failures('ServiceUnavailable', (response) =>
        Object.assign(new Error('No'), { status: response.status }),
      ),
    ).toBe(0)
    expect(
      await failures(
        'ServiceUnavailable',
        (response) => new Error('No', { cause: { status: response.status } }),
      ),
    ).toBe(0)
  })

  it("by the response's own words in the message", async () => {
    const failed = await failures('ThrottlingException', async (response) => {
      const { issue } = (await response.json()) as { issue: [{ diagnostics: string }] }
      return new Error(`No metadata: ${issue[0].diagnostics}`)
    })

    expect(failed).toBe(0)
  })

  it('but not by its status in an error about the response to another request', async () => {
    const failed = await failures(
      'ResourceNotFoundException',
      async (_response, again) => new Error('HTTP 404', { cause: await again() }),
    )

    expect(failed).toBe(1)
    expect(await failures('ResourceNotFoundException', () => new Error('HTTP 404'))).toBe(0)
  })

  it('by its name or its message in the message', async () => {
    const outcomes = [errorOf('ThrottlingException'), errorOf('AccessDeniedException')]

    expect(
      await complaints(
        outcomes,
        creating(({ name }) => new Error(`No: ${name}`)),
      ),
    ).toEqual([])
    expect(
      await complaints(
        outcomes,
        creating(({ message }) => new Error(`No: ${message}`)),
      ),
    ).toEqual([])
  })
})

it('A connection error counts as named by its code in the message', async () => {
  const said = await complaints(
    [reset],
    creating(({ code }) => new Error(`No: ${code}`)),
  )

  expect(said).toEqual([])
})

describe('A failed data store counts as named', () => {
  it.each([
    ['its status', createFailed, 'DatastoreStatus'],
    ['the usual reason', createFailed, 'ErrorMessage'],
    ['the reason of the rule', { ...createFailed, message: 'The key is gone.' }, 'ErrorMessage'],
  ] as const)('by %s in the message', async (_by, outcome, member) => {
    const program = describing(({ DatastoreId, DatastoreStatus, ErrorCause }) => {
      const told = { DatastoreStatus, ErrorMessage: ErrorCause?.ErrorMessage }
      return `data store ${DatastoreId}: ${told[member]}`
    })

    expect(await complaints([outcome], program)).toEqual([])
  })

  it('but not by an empty reason, which every message has', async () => {
    const program = describing(() => 'Something went wrong')

    expect(await complaints([{ ...createFailed, message: '' }], program)).toHaveLength(1)
  })
})

it('No error counts as the fault where none was applied', async () => {
  let runs = 0

  const said = await complaints([errorOf('ThrottlingException')], async (fork) => {
    runs += 1
    if (runs > 1) throw new Error('ThrottlingException')
    await list(fork.directClient())
  })

  expect(said).toEqual(['Error: ThrottlingException'])
})
