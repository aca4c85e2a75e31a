import { describe, expect, it } from 'vitest'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { removed, start } from '../job-tools.ts'
import { history, nextOf, put, read, remove, versionsIn } from '../tools.ts'

async function withVersions(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  await put(open, 'a', { active: true })
  await put(open, 'b')
  await put(open, 'a', { active: false })
  await put(open, 'a')
  return open
}

const found = async (open: OpenFhirDoor, query: Record<string, string> = {}) => {
  const { body } = await open.request({ path: 'Patient', query })
  const { entry = [] } = body as { entry?: { resource: { id: string } }[] }
  return entry.map(({ resource }) => resource.id)
}

export function eraseBehaviour(door: FhirDoor): void {
  describe('$erase of a resource', () => {
    it('takes it out of reads, searches and histories, with all its versions [erase]', async () => {
      const open = await withVersions(door)
      expect(await found(open)).toEqual(['a', 'b'])

      await removed(open, 'Patient/a/$erase')

      expect((await read(open, 'a')).status).toBe(404)
      expect((await open.request({ path: 'Patient/a/_history' })).status).toBe(404)
      expect((await open.request({ path: 'Patient/a/_history/1' })).status).toBe(404)
      expect(await found(open)).toEqual(['b'])
      expect(versionsIn(await history(open, 'Patient/_history'))).toEqual(['b/1'])
      expect(versionsIn(await history(open, '_history'))).toEqual(['b/1'])
      expect(open.fake.resources(open.store).versions('Patient', 'a')).toEqual([])
    })

    it('leaves nothing of a type that has no other [erase]', async () => {
      const open = await door.open()
      await put(open, 'a')

      await removed(open, 'Patient/a/$erase')

      expect(JSON.stringify(open.fake.snapshot()['regions'])).toContain('"types":{"$map":[]}')
      expect(await found(open)).toEqual([])
    })

    it('takes what was deleted away, too [erase] [removal-target]', async () => {
      const open = await withVersions(door)
      await remove(open, 'a')
      expect((await read(open, 'a')).status).toBe(410)

      await removed(open, 'Patient/a/$erase')

      expect((await read(open, 'a')).status).toBe(404)
      expect(versionsIn(await history(open, '_history'))).toEqual(['b/1'])
    })

    it('frees its id, whose versions count from 1 again [erase]', async () => {
      const open = await withVersions(door)
      await removed(open, 'Patient/a/$erase')
      const headers = { 'if-none-match': '*' }

      const { status, headers: told } = await open.request({
        method: 'PUT',
        path: 'Patient/a',
        headers,
        body: { resourceType: 'Patient', id: 'a' },
      })

      expect([status, told['etag']]).toEqual([201, 'W/"1"'])
      expect(versionsIn(await history(open, 'Patient/a/_history'))).toEqual(['a/1'])
      expect(await found(open)).toEqual(['b', 'a'])
    })

    it('leaves an idempotency key used [erase] [fhir-idempotency]', async () => {
      const open = await door.open()
      const headers = { 'x-amz-fhir-idempotency-key': '6b1f1a3e-3c0b-4c6e-9a55-0d6f5a1c2b3d' }
      const create = { method: 'POST', path: 'Patient', headers, body: { resourceType: 'Patient' } }
      const { body } = await open.request(create)

      await removed(open, `Patient/${(body as { id: string }).id}/$erase`)

      expect((await open.request(create)).status).toBe(409)
    })

    it('is seen by searches that were made before, and by those that follow [erase]', async () => {
      const open = await withVersions(door)
      const active = { active: 'false' }
      await put(open, 'c', { active: false })
      await put(open, 'd', { active: false })
      expect(await found(open, active)).toEqual(['c', 'd'])

      await removed(open, 'Patient/c/$erase')
      expect(await found(open, active)).toEqual(['d'])
      await put(open, 'e', { active: false })

      expect(await found(open, active)).toEqual(['d', 'e'])
    })

    it('takes it out of pages that were begun, and nothing else [erase]', async () => {
      const open = await withVersions(door)
      const first = await history(open, '_history', { _count: '1' })
      const second = nextOf(first) ?? ''
      expect(versionsIn((await open.request({ path: second })).body as typeof first)).toEqual([
        'a/2',
      ])

      await removed(open, 'Patient/a/$erase')

      const { body } = await open.request({ path: second })
      expect(body).toMatchObject({ total: 1 })
      expect(versionsIn(body as typeof first)).toEqual(['b/1'])
    })

    it('leaves a fork that was made before as it is, and the other way round', async () => {
      const open = await withVersions(door)
      const fork = open.fake.fork()

      await removed(open, 'Patient/a/$erase')

      expect(fork.fhir(open.store).request({ path: 'Patient/a/_history/1' }).status).toBe(200)
      expect(fork.fhir(open.store).request({ path: 'Patient?active=true' }).status).toBe(200)
      expect((await read(open, 'a')).status).toBe(404)
      fork[Symbol.dispose]()
    })
  })

  describe('$erase of a version', () => {
    it.each(['1', '2'])('takes version %s away, and no other [erase]', async (version) => {
      const open = await withVersions(door)
      const current = await read(open, 'a')
      const left = ['3', '2', '1'].filter((each) => each !== version)

      await removed(open, `Patient/a/_history/${version}/$erase`)

      expect((await open.request({ path: `Patient/a/_history/${version}` })).status).toBe(404)
      expect(versionsIn(await history(open, 'Patient/a/_history'))).toEqual(
        left.map((each) => `a/${each}`),
      )
      expect((await read(open, 'a')).text).toBe(current.text)
      expect((await put(open, 'a')).headers).toMatchObject({ etag: 'W/"4"' })
    })

    it('makes the version before the current one, where it was that [erase]', async () => {
      const open = await withVersions(door)

      await removed(open, 'Patient/a/_history/3/$erase')

      expect((await read(open, 'a')).body).toMatchObject({
        active: false,
        meta: { versionId: '2' },
      })
      expect(await found(open, { active: 'false' })).toEqual(['a'])
    })

    it('of a deletion brings back what was deleted [erase]', async () => {
      const open = await withVersions(door)
      await remove(open, 'a')

      await removed(open, 'Patient/a/_history/4/$erase')

      expect((await read(open, 'a')).status).toBe(200)
    })

    it('takes nothing more away where two jobs are for one version [erase]', async () => {
      const open = await withVersions(door)
      const path = 'Patient/a/_history/2/$erase'
      await start(open, { method: 'POST', path })

      await removed(open, path)

      expect(versionsIn(await history(open, 'Patient/a/_history'))).toEqual(['a/3', 'a/1'])
    })

    it('of the only one takes the resource away [erase]', async () => {
      const open = await withVersions(door)

      await removed(open, 'Patient/b/_history/1/$erase')

      expect((await read(open, 'b')).status).toBe(404)
    })
  })
}
