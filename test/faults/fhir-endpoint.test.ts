import { createFakeHealthLake, MisuseError, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { authorizationFor } from '../wire/tools.ts'

const patient = { resourceType: 'Patient', id: 'p1' }

type Write = (fake: FakeHealthLake, datastoreId: string) => Promise<number>

const doors: Readonly<Record<string, Write>> = {
  'fhir().request': async (fake, datastoreId) =>
    fake.fhir(datastoreId).request({ method: 'PUT', path: 'Patient/p1', body: patient }).status,
  fetch: async (fake, datastoreId) => {
    const { status } = await fake.fetch(`${fake.fhir(datastoreId).url}Patient/p1`, {
      method: 'PUT',
      headers: {
        authorization: authorizationFor('us-east-1'),
        'content-type': 'application/fhir+json',
      },
      body: JSON.stringify(patient),
    })
    return status
  },
}

describe.each(Object.entries(doors))('A connection that fails through %s', (_name, write) => {
  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('%s the work leaves %i versions', async (when, count) => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET', when } })

    const error = (await rejectionOf(write(fake, DatastoreId))) as Error & { cause?: Error }

    expect(error.cause ?? error).toHaveProperty('code', 'ECONNRESET')
    expect(fake.resources(DatastoreId).versions('Patient', 'p1')).toHaveLength(count)
    expect(await write(fake, DatastoreId)).toBe(count === 0 ? 201 : 200)
    fake.verify()
  })
})

it('A hang through fhir().request, which answers at once, is refused', () => {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  fake.faults.add({ outcome: { kind: 'hang' } })

  expect(() => fake.fhir(DatastoreId).request({ path: 'Patient/p1' })).toThrow(MisuseError)
})

it('exploreFaults finds throttling and hangs in a program that survives lost connections alone', async () => {
  const fake = createFakeHealthLake()
  fake.addDatastore({ DatastoreName: 'clinic' })

  const report = await exploreFaults(fake, async (fork) => {
    const status = await doors['fetch']?.(fork, fork.datastore('clinic')?.DatastoreId ?? '')
    if (status !== 201) throw new Error('The write failed.')
  })

  const names = report.failures.map(({ fault: { outcome } }) => outcome)
  expect(names).toEqual(
    expect.arrayContaining([{ kind: 'error', name: 'ThrottlingException' }, { kind: 'hang' }]),
  )
  expect(names).not.toContainEqual(expect.objectContaining({ kind: 'connection' }))
})
