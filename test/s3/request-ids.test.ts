import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { headersFor } from '../wire/tools.ts'

const bucket = 'https://clinic.s3.us-east-1.amazonaws.com'
const service = 'https://healthlake.us-east-1.amazonaws.com'

/** An answer as a client sees it, byte by byte. */
async function seen(answer: Response) {
  return [answer.status, [...answer.headers], await answer.text()]
}

/** Asks HealthLake for this and that, and something else before each. */
async function asked(fake: FakeHealthLake, meanwhile: () => Promise<unknown>) {
  async function ask(address: string, init: RequestInit = {}) {
    await meanwhile()
    return seen(await fake.fetch(address, init))
  }
  const call = (operation: string, body: string) =>
    ask(service, { method: 'POST', headers: headersFor(operation), body })
  const { DatastoreId } = fake.addDatastore()
  const endpoint = fake.datastore(DatastoreId)?.DatastoreEndpoint
  const headers = { authorization: 'Bearer any', 'content-type': 'application/fhir+json' }
  const patient = { method: 'POST', headers, body: '{"resourceType":"Patient"}' }
  return [
    await call('CreateFHIRDatastore', '{"DatastoreTypeVersion":"R4"}'),
    await call('DescribeFHIRDatastore', '{"DatastoreId":"none"}'),
    await call('NoSuchOperation', '{}'),
    await ask(`${endpoint}Patient`, patient),
    await ask(`${endpoint}Patient/none`, { headers }),
  ]
}

/** The ids of answers of S3 of every kind. */
async function idsOf(fake: FakeHealthLake): Promise<(string | null)[]> {
  const answers = [
    await fake.fetch(`${bucket}/a`, { method: 'PUT', body: 'x' }),
    await fake.fetch(`${bucket}/none`),
    await fake.fetch(`${bucket}/a?acl`),
    await fake.fetch(`${bucket}/b?uploads`, { method: 'POST' }),
  ]
  return answers.map(({ headers }) => headers.get('x-amz-request-id'))
}

describe('[object-request-ids] Requests to S3', () => {
  it('change no byte of what HealthLake answers', async () => {
    const [alone, beside] = [createFakeHealthLake(), createFakeHealthLake()]

    const expected = await asked(alone, async () => {})
    const answers = await asked(beside, () => idsOf(beside))

    expect(answers).toEqual(expected)
    expect(beside.snapshot()['history']).toEqual(alone.snapshot()['history'])
  })

  it('have ids that no other has, in a fork and a fake with its snapshot as in the original', async () => {
    const fake = createFakeHealthLake()
    const before = await idsOf(fake)
    const [fork, restored] = [fake.fork(), createFakeHealthLake({ seed: 2 })]
    restored.restore(fake.snapshot())

    const after = await idsOf(fake)

    expect(new Set([...before, ...after]).size).toBe(8)
    expect(after).toEqual(Array(4).fill(expect.stringMatching(/^[0-9A-F]{16}$/)))
    expect(await idsOf(fork)).toEqual(after)
    expect(await idsOf(restored)).toEqual(after)
    expect(fork.snapshot()).toEqual(fake.snapshot())
  })
})
