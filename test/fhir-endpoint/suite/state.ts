import { describe, expect, it } from 'vitest'
import type { Answered, FhirDoor, OpenFhirDoor } from '../door.ts'
import { history, patient, put, read, remove, versionsIn } from '../tools.ts'

const key = '6b1f1a3e-3c0b-4c6e-9a55-0d6f5a1c2b3d'
const create = { method: 'POST', path: 'Patient', body: patient() }

export function stateBehaviour(door: FhirDoor): void {
  describe('A snapshot', () => {
    it('brings back versions, deletions and keys, after a trip through JSON', async () => {
      const open = await withVersions(door)
      const snapshot = JSON.parse(JSON.stringify(open.fake.snapshot())) as ReturnType<
        typeof open.fake.snapshot
      >
      const before = await seen(open)
      const after = await changed(open)

      open.fake.restore(snapshot)

      expect(await seen(open)).toEqual(before)
      expect(await changed(open)).toEqual(after)
    })

    it('brings back pages that were begun', async () => {
      const open = await withVersions(door)
      const { link = [] } = await history(open, '_history', { _count: '1' })
      const next = { path: link[0]?.url ?? '' }
      const snapshot = open.fake.snapshot()
      const { text } = await open.request(next)
      await put(open, 'z')

      open.fake.restore(snapshot)

      expect((await open.request(next)).text).toBe(text)
    })
  })

  describe('A fork', () => {
    it('has the versions, and goes its own way', async () => {
      const open = await withVersions(door)
      const before = await seen(open)
      const fork = open.fake.fork()
      const endpoint = fork.fhir(open.store)
      const versions = fork.resources(open.store).versions('Patient', 'a')
      const body = patient({ id: 'a', active: true })

      expect(versions).toEqual(open.fake.resources(open.store).versions('Patient', 'a'))
      expect(versions.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'DELETE'])
      expect(endpoint.request({ method: 'PUT', path: 'Patient/a', body }).status).toBe(201)
      expect(endpoint.request({ method: 'DELETE', path: 'Patient/b' }).status).toBe(204)

      expect(await seen(open)).toEqual(before)
      await put(open, 'b', { active: false })
      expect(endpoint.request({ path: 'Patient/b' }).status).toBe(410)
      fork[Symbol.dispose]()
    })
  })

  it('A reset leaves nothing', async () => {
    const open = await withVersions(door)

    open.fake.reset()

    expect((await read(open, 'b')).status).toBe(404)
    const { DatastoreId } = open.fake.addDatastore()
    expect(DatastoreId).toBe(open.store)
    expect(versionsIn(await history(open, '_history'))).toEqual([])
    expect((await open.request(keyed)).status).toBe(201)
  })
}

const keyed = { ...create, headers: { 'x-amz-fhir-idempotency-key': key } }

async function withVersions(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  await put(open, 'a')
  await put(open, 'b', { active: true })
  const person = { resourceType: 'Person', id: 'x' }
  await open.request({ method: 'PUT', path: 'Person/x', body: person })
  open.fake.clock.advance({ minutes: 1 })
  await put(open, 'a')
  await remove(open, 'a')
  await open.request(keyed)
  const group = { resourceType: 'Group', id: 'g', type: 'person', actual: true }
  await open.request({ method: 'PUT', path: 'Group/g', body: group })
  return open
}

/** What all that was written looks like. */
async function seen(open: OpenFhirDoor): Promise<readonly string[]> {
  const paths = ['Patient/a/_history', '_history', 'Patient/b']
  const answers: Answered[] = []
  for (const path of paths) answers.push(await open.request({ path }))
  return answers.map(({ text }) => text)
}

/** What further writes are answered with. */
async function changed(open: OpenFhirDoor): Promise<readonly unknown[]> {
  const answers = [
    await put(open, 'a'),
    await put(open, 'b'),
    await open.request(create),
    await open.request(keyed),
    await remove(open, 'b'),
  ]
  return answers.map(({ status, headers, text }) => [
    status,
    ['etag', 'location', 'last-modified', 'x-amzn-requestid'].map((name) => headers[name]),
    text,
  ])
}
