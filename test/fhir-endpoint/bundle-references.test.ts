import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { writtenBy } from '../../src/features/bundles/entries.ts'

const observation = {
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'weight' },
}
const post = { method: 'POST', url: 'Observation' }

function made() {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  const fhir = fake.fhir(DatastoreId)
  const send = (...entry: object[]) =>
    fhir.request({
      method: 'POST',
      path: '',
      body: { resourceType: 'Bundle', type: 'transaction', entry },
    })
  return { resources: fake.resources(DatastoreId), send }
}

it('A reference with a query leaves the others beside it as they are [bundle-references]', () => {
  const { resources, send } = made()
  const div =
    '<div xmlns="http://www.w3.org/1999/xhtml"><a href="Patient?identifier=later">x</a></div>'
  const resource = {
    ...observation,
    text: { status: 'generated', div },
    subject: { reference: 'Patient?identifier=later' },
    focus: [{ reference: 'Patient?identifier=later' }],
    performer: [{ reference: 'Practitioner/someone' }],
  }

  const { status } = send(
    { resource, request: post },
    {
      resource: { resourceType: 'Patient', id: 'p1', identifier: [{ value: 'later' }] },
      request: { method: 'PUT', url: 'Patient/p1' },
    },
  )

  expect(status).toBe(200)
  expect(resources.list('Observation')).toMatchObject([
    {
      text: { div },
      subject: { reference: 'Patient/p1' },
      focus: [{ reference: 'Patient/p1' }],
      performer: [{ reference: 'Practitioner/someone' }],
    },
  ])
})

it('A reference to what is contained stays, where entries have the URLs of another server [bundle-references]', () => {
  const { resources, send } = made()
  const resource = {
    ...observation,
    contained: [{ resourceType: 'Patient', id: 'inside' }],
    subject: { reference: '#inside' },
  }

  send({ fullUrl: 'http://other.example/fhir/Observation/7', resource, request: post })

  expect(resources.list('Observation')).toMatchObject([{ subject: { reference: '#inside' } }])
})

it('What a JSON Patch only tests is no reference to be found [bundle-references]', () => {
  const { resources, send } = made()
  const reference = 'urn:uuid:5a3c1f6e-0000-4000-8000-000000000001'
  resources.put({ ...observation, id: 'o1', subject: { reference } })
  const patch = [
    { op: 'test', path: '/subject/reference', value: reference },
    { op: 'replace', path: '/status', value: 'amended' },
  ]
  const data = Buffer.from(JSON.stringify(patch)).toString('base64')

  const { status } = send({
    resource: { resourceType: 'Binary', contentType: 'application/json-patch+json', data },
    request: { method: 'PATCH', url: 'Observation/o1' },
  })

  expect(status).toBe(200)
  expect(resources.get('Observation', 'o1')).toMatchObject({ status: 'amended' })
})

it.each(['{', '[ null ]', '5', ''])(
  'A JSON Patch that is none is refused in a transaction: %s',
  (text) => {
    const { resources, send } = made()
    resources.put({ ...observation, id: 'o1' })
    const data = Buffer.from(text).toString('base64')

    const { status } = send({
      resource: { resourceType: 'Binary', contentType: 'application/json-patch+json', data },
      request: { method: 'PATCH', url: 'Observation/o1' },
    })

    expect(status).toBe(400)
    expect(resources.versions('Observation', 'o1')).toHaveLength(1)
  },
)

it('A FHIRPath Patch is looked at whole for references', () => {
  const resource = { resourceType: 'Parameters', parameter: [] }
  const entry = { operation: 'PatchResource', headers: {}, resource } as never

  expect(writtenBy(entry)).toEqual(resource)
})
