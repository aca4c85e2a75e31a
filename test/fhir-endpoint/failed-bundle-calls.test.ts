import { createFakeHealthLake, type Call, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { bundle, creating, deleting, reading, updating, type BundleType } from './bundle-tools.ts'
import { respondAsync } from './job-tools.ts'
import { patient } from './tools.ts'

function made() {
  const fake = createFakeHealthLake()
  const endpoint = fake.fhir(fake.addDatastore().DatastoreId)
  const post = (type: BundleType, entry: readonly unknown[]) =>
    endpoint.request({ method: 'POST', path: '', body: bundle(type, entry) })
  return { fake, endpoint, post }
}

function lastOf({ history }: FakeHealthLake): Call {
  return history.at(-1) as Call
}

function resultsOf({ entries }: Call): readonly object[] | undefined {
  return entries?.map(({ operation: _operation, input: _input, ...result }) => result)
}

function refusal(name: string, rule: string): object {
  return { name, message: expect.any(String) as string, rule }
}

const good = [
  updating(patient({ id: 'p1', active: true }), { ifNoneMatch: '*' }),
  reading('Patient/p1/_history/1'),
]
const failing = [...good, deleting('Patient/nobody')]
const conditional = { resource: patient(), request: { method: 'PUT', url: 'Patient?_id=p1' } }
const invalid = creating(patient({ active: 'yes' }))
const leadingNowhere = creating(
  patient({ link: [{ other: { reference: 'Patient?name=x' }, type: 'seealso' }] }),
)

describe('The entries of a bundle that failed as a whole', () => {
  it.each<[string, (made: { fake: FakeHealthLake }) => void, BundleType, readonly unknown[]]>([
    ['its form is wrong', () => undefined, 'batch', [...failing, { resource: patient() }]],
    [
      'it was struck whole',
      ({ fake }) => {
        fake.faults.add({ operation: 'ProcessBundle', outcome: 'ThrottlingException' })
      },
      'batch',
      failing,
    ],
  ])('tell what was asked for alone where %s', (_why, arrange, type, asked) => {
    const { fake, post } = made()
    arrange({ fake })
    post(type, asked)

    const { error, entries = [] } = lastOf(fake)
    expect(error).toBeDefined()
    expect(entries.slice(0, 3).map(({ operation }) => operation)).toEqual([
      'UpdateResource',
      'VersionReadResource',
      'DeleteResource',
    ])
    expect(entries).toHaveLength(asked.length)
    for (const entry of entries) expect(Object.keys(entry)).toEqual(['operation', 'input'])
  })

  it.each<[string, readonly unknown[], object]>([
    ['was not done', failing, refusal('ResourceNotFoundException', 'fhir-delete')],
    [
      'a transaction does not have',
      [...good, conditional],
      refusal('ValidationException', 'bundle-conditional-update'),
    ],
    [
      'leads nowhere',
      [...good, leadingNowhere],
      refusal('PreconditionFailedException', 'bundle-references'),
    ],
    ['is invalid', [...good, invalid], refusal('ValidationException', 'validation-levels')],
  ])('tell by which of them a transaction failed, where one %s', (_why, asked, error) => {
    const { fake, post } = made()
    post('transaction', [...asked, reading('Patient/p1')])

    const call = lastOf(fake)
    expect(call.error).toEqual(error)
    expect(resultsOf(call)).toEqual([{}, {}, { error }, {}])
  })

  it('tell by which of them a transaction that is done later was refused [async-transaction-refused]', () => {
    const { fake, endpoint } = made()
    const { status } = endpoint.request({
      method: 'POST',
      path: '',
      headers: respondAsync,
      body: bundle('transaction', [...good, invalid]),
    })

    expect(status).toBe(400)
    const error = refusal('ValidationException', 'validation-levels')
    expect(resultsOf(lastOf(fake))).toEqual([{}, {}, { error }])
  })

  it('come back with a snapshot', () => {
    const { fake, post } = made()
    post('transaction', failing)
    const other = createFakeHealthLake()

    other.restore(fake.snapshot())

    expect(other.history).toEqual(fake.history)
    expect(other.timeline()).toBe(fake.timeline())
  })
})
