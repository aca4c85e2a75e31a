import { describe, expect, it } from 'vitest'
import { unknownId } from '../../values.ts'
import type { Asked, FhirDoor, OpenFhirDoor } from '../door.ts'
import { outcome, patient, put, read, refusal } from '../tools.ts'

// One request of each sort that needs a data store.
const requests = [
  { path: 'metadata' },
  { path: '.well-known/smart-configuration' },
  { path: 'Patient/p1' },
  { path: 'Patient/p1/_history/1' },
  { path: 'Patient/p1/_history' },
  { path: 'Patient/_history' },
  { path: '_history' },
  { method: 'POST', path: 'Patient', body: patient() },
  { method: 'PUT', path: 'Patient/p1', body: patient({ id: 'p1' }) },
  { method: 'DELETE', path: 'Patient/p1' },
]

const update = { method: 'PUT', path: 'Patient/p1', body: patient({ id: 'p1' }) }

export function storeBehaviour(door: FhirDoor): void {
  describe('A data store', () => {
    it.each([unknownId, 'x', '__proto__', 'a%2fb'])(
      'that is not there, %s, answers 404 [fhir-unknown-datastore]',
      async (id) => {
        const open = await door.open()
        const at = { ...open, request: open.to(id) }

        for (const asked of requests) {
          const { status, body } = await refusal(at, asked)
          expect(status).toBe(404)
          expect(body).toEqual(
            outcome('not-found', `There is no data store with the id ${decodeURIComponent(id)}.`),
          )
        }
      },
    )

    it.each<[string, Asked]>([
      ['method', { method: 'PUT', path: 'metadata' }],
      ['content type', { ...update, headers: { 'content-type': 'text/plain' } }],
      ['size', { ...update, body: `"${'a'.repeat(5_000_001)}"` }],
      ['format', { path: 'Patient/p1?_format=xml' }],
    ])(
      'that is not there answers 404, whatever the %s [fhir-unknown-datastore]',
      async (_what, asked) => {
        const open = await door.open()

        const { status, body } = await refusal({ ...open, request: open.to(unknownId) }, asked)

        expect(status).toBe(404)
        expect(body).toEqual(
          outcome('not-found', `There is no data store with the id ${unknownId}.`),
        )
      },
    )

    it('that is not there answers 401 to who is not signed [fhir-unknown-datastore]', async () => {
      const open = await door.open()
      const headers = { authorization: 'Basic a' }

      expect((await open.to(unknownId)({ path: 'Patient/p1', headers })).status).toBe(401)
    })

    it('that is DELETED answers 404, and until then 400 [fhir-unknown-datastore] [fhir-inactive-datastore]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      open.fake.execute('DeleteFHIRDatastore', { DatastoreId: open.store })

      expect(await answersOf(open)).toEqual(inactive(open, 'DELETING'))
      open.fake.settle()
      for (const asked of requests) expect((await refusal(open, asked)).status).toBe(404)
    })

    it('that is CREATING answers 400, and when it is ACTIVE as usual [fhir-inactive-datastore]', async () => {
      const open = await door.open()
      const { DatastoreId } = open.fake.execute('CreateFHIRDatastore', {
        DatastoreTypeVersion: 'R4',
      })
      const made = { ...open, store: DatastoreId, request: open.to(DatastoreId) }

      expect(await answersOf(made)).toEqual(inactive(made, 'CREATING'))
      open.fake.settle()
      expect((await put(made, 'p1')).status).toBe(201)
    })

    it('that is CREATE_FAILED answers 400 [fhir-inactive-datastore]', async () => {
      const open = await door.open()
      const { DatastoreId } = open.fake.addDatastore({ DatastoreStatus: 'CREATE_FAILED' })

      const failed = { ...open, store: DatastoreId, request: open.to(DatastoreId) }

      expect(await answersOf(failed)).toEqual(inactive(failed, 'CREATE_FAILED'))
    })

    it('that is UPDATING answers as usual [fhir-inactive-datastore]', async () => {
      const open = await door.open()
      const { DatastoreId } = open.fake.addDatastore({ DatastoreStatus: 'UPDATING' })
      const updating = { ...open, request: open.to(DatastoreId) }

      expect((await put(updating, 'p1')).status).toBe(201)
      expect((await read(updating, 'p1')).status).toBe(200)
      expect(open.fake.datastore(DatastoreId)).toMatchObject({ DatastoreStatus: 'UPDATING' })
    })

    it('lets happen what is due before it answers [fhir-inactive-datastore]', async () => {
      const open = await door.open()
      const { DatastoreId } = open.fake.execute('CreateFHIRDatastore', {
        DatastoreTypeVersion: 'R4',
      })
      open.fake.clock.advance({ hours: 1 })

      expect((await open.to(DatastoreId)({ path: 'metadata' })).status).toBe(200)
    })
  })

  describe('The capabilities', () => {
    it('are the types and interactions that there are [fhir-capabilities]', async () => {
      const { url, request } = await door.open()

      const { status, body } = await request({ path: 'metadata' })

      expect(status).toBe(200)
      expect(body).toMatchObject({
        resourceType: 'CapabilityStatement',
        status: 'active',
        kind: 'instance',
        fhirVersion: '4.0.1',
        format: ['application/fhir+json'],
        patchFormat: ['application/json-patch+json', 'application/fhir+json'],
        implementation: { url },
      })
      const [{ resource, interaction, ...others } = none] = (body as Capabilities).rest
      expect(Object.keys(others)).toEqual(['mode', 'operation'])
      expect(others).toMatchObject({ mode: 'server', operation: [{ name: 'export' }] })
      expect(interaction).toEqual([
        { code: 'transaction' },
        { code: 'batch' },
        { code: 'history-system' },
      ])
      expect(resource.find(({ type }) => type === 'Patient')).toMatchObject({
        conditionalUpdate: true,
        conditionalDelete: 'multiple',
      })
      expect(resource.find(({ type }) => type === 'AuditEvent')).toMatchObject({
        conditionalUpdate: false,
        conditionalDelete: 'not-supported',
      })
      expect(codesOf(resource, 'Patient')).toEqual([
        'read',
        'vread',
        'update',
        'patch',
        'delete',
        'history-instance',
        'history-type',
        'create',
        'search-type',
      ])
      expect(codesOf(resource, 'AuditEvent')).not.toContain('update')
      expect(codesOf(resource, 'AuditEvent')).not.toContain('patch')
      expect(codesOf(resource, 'Parameters')).toBeUndefined()
      expect(codesOf(resource, 'Basic')).toBeUndefined()
    })

    it('are a good resource themselves', async () => {
      const open = await door.open()
      const { body } = await open.request({ path: 'metadata' })

      const { status } = await open.request({
        method: 'PUT',
        path: 'CapabilityStatement/own',
        body: { ...(body as object), id: 'own' },
      })

      expect(status).toBe(201)
    })

    it('have every type of R4 where that is assumed [fhir-capabilities]', async () => {
      const { request } = await door.open({ assumptions: { fhirUnlistedTypes: 'accepted' } })
      const { body } = await request({ path: 'metadata' })

      expect(codesOf((body as Capabilities).rest[0]?.resource ?? [], 'Basic')).toContain('read')
    })
  })
}

/** What each request is answered with. */
async function answersOf(open: OpenFhirDoor): Promise<readonly unknown[]> {
  const answers: unknown[] = []
  for (const asked of requests) {
    const { status, body } = await refusal(open, asked)
    answers.push([status, body])
  }
  return answers
}

function inactive({ store }: OpenFhirDoor, status: string): readonly unknown[] {
  const told = `The data store ${store} is ${status}; its endpoint answers when it is ACTIVE.`
  return requests.map(() => [400, outcome('processing', told)])
}

interface Coded {
  readonly code: string
}

interface Described {
  readonly type: string
  readonly interaction: readonly Coded[]
}

interface Capabilities {
  readonly rest: readonly {
    readonly resource: readonly Described[]
    readonly interaction: readonly Coded[]
  }[]
}

const none = { resource: [], interaction: [] }

function codesOf(resources: readonly Described[], type: string): string[] | undefined {
  return resources.find((resource) => resource.type === type)?.interaction.map(({ code }) => code)
}
