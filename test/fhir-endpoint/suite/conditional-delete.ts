import { describe, expect, it } from 'vitest'
import type { Answered, FhirDoor, OpenFhirDoor } from '../door.ts'
import { outcome, patient, put, read, refusal, remove } from '../tools.ts'

const identifier = [{ value: 'x' }]
const path = 'Patient?identifier=x'
const modified = outcome(
  'exception',
  'Resource was modified by another operation. Retry the request.',
)

export function conditionalDeleteBehaviour(door: FhirDoor): void {
  describe('A conditional delete', () => {
    it('of one resource answers 204 without a body [conditional-delete]', async () => {
      const open = await withPatients(door)

      const answer = await erase(open, path)

      expect(answer).toMatchObject({ status: 204, text: '', headers: { etag: 'W/"2"' } })
      expect((await read(open, 'p1')).status).toBe(410)
      expect((await read(open, 'p2')).status).toBe(200)
    })

    it('of nothing answers 404 [conditional-delete]', async () => {
      const open = await withPatients(door)
      const { status, body } = await refusal(open, {
        method: 'DELETE',
        path: 'Patient?identifier=nobody',
      })

      expect(status).toBe(404)
      expect(body).toEqual(outcome('not-found', 'The criteria find no Patient.'))
    })

    it('of several is refused [conditional-several]', async () => {
      const open = await withPatients(door)
      await put(open, 'p3', { identifier })

      const { status, body } = await refusal(open, { method: 'DELETE', path })

      expect(status).toBe(412)
      const problem = 'The criteria find more than one Patient.'
      expect(body).toEqual(outcome('multiple-matches', problem))
    })

    it.each<[status: number, query: string]>([
      [204, '_id=p1'],
      [204, '_id=p1&_tag=t'],
      [204, '_id=p1&_lastUpdated=gt2024'],
      [204, '_id=p1&createdAt=gt2024'],
      [204, '_id=gone'],
      [204, '_id=gone&_tag=nobody'],
      [204, '_id=gone&_lastUpdated=gt2024'],
      [204, '_id=gone&createdAt=gt2024'],
      [204, '_id=gone&_tag=nobody&createdAt=gt2024&_format=json'],
      [204, '%255fid=gone'],
      [404, '_id=never'],
      [404, '_id=never&_tag=t'],
      [404, '_id=gone&identifier=x'],
      [404, '_id=gone&_id=gone'],
      [404, '_id=gone,p9'],
      [404, '_tag=nobody'],
      [404, 'createdAt=gt2030'],
      [404, '_id=p1&identifier=nobody'],
      [409, '_id=p1&_tag=nobody'],
      [409, '_id=p1&_lastUpdated=lt2025'],
      [409, '_id=p1&createdAt=lt2025'],
      [409, '_id=p1&_tag=t&createdAt=lt2025'],
    ])('answers %i to %s [conditional-delete-by-id]', async (status, query) => {
      const open = await withPatients(door)
      const before = open.fake.resources(open.store).list()

      const answer = await erase(open, `Patient?${query}`)

      expect(answer.status).toBe(status)
      const isDeleted = status === 204 && query.startsWith('_id=p1')
      const left = before.filter((one) => !isDeleted || one['id'] !== 'p1')
      expect(open.fake.resources(open.store).list()).toEqual(left)
      expect(open.fake.resources(open.store).versions('Patient', 'gone')).toHaveLength(2)
    })

    it('says that the resource is there and the rest does not fit [conditional-delete-by-id]', async () => {
      const asked = { method: 'DELETE', path: 'Patient?_id=p1&_tag=nobody' }
      const { body } = await refusal(await withPatients(door), asked)

      const problem = 'There is a Patient/p1, which the other criteria do not find.'
      expect(body).toEqual(outcome('conflict', problem))
    })

    it.each([
      ['W/"1"', 204],
      ['W/"2"', 412],
    ])('with If-Match %s answers %i [fhir-if-match]', async (tag, status) => {
      const { request } = await withPatients(door)

      const answer = await request({ method: 'DELETE', path, headers: { 'If-Match': tag } })

      expect(answer.status).toBe(status)
    })

    it.each<[number, string]>([
      [400, 'Patient'],
      [400, 'Patient?_sort=_id'],
      [400, 'Patient?identifier=x&nam=y'],
      [400, 'Nothing?_id=x'],
      [405, 'AuditEvent?_id=x'],
    ])('answers %i at %s [conditional-criteria]', async (status, place) => {
      const headers = { Prefer: 'handling=lenient' }
      const asked = { method: 'DELETE', path: place, headers }

      expect((await refusal(await withPatients(door), asked)).status).toBe(status)
    })

    it.each([path, 'Patient?_id=p1'])(
      'of what was changed and is found as it was is refused: %s [conditional-race]',
      async (place) => {
        const open = await withLag(door)
        await update(open, 'strong')

        const { status, body } = await refusal(open, { method: 'DELETE', path: place })
        open.fake.clock.advance({ seconds: 20 })

        expect([status, body]).toEqual([412, modified])
        expect((await erase(open, place)).status).toBe(204)
      },
    )

    it('of what was changed and is not found yet is refused by its id [conditional-race]', async () => {
      const open = await withLag(door)
      await update(open, 'eventual')

      const byId = await refusal(open, { method: 'DELETE', path: 'Patient?_id=p1' })
      const byOther = await refusal(open, { method: 'DELETE', path })

      expect([byId.status, byId.body]).toEqual([412, modified])
      expect(byOther.status).toBe(404)
    })

    it('makes a version as a delete does [conditional-delete]', async () => {
      const open = await withPatients(door)
      await erase(open, path)
      await put(open, 'p1')
      const versions = open.fake.resources(open.store).versions('Patient', 'p1')

      expect(versions.map(({ method }) => method)).toEqual(['PUT', 'DELETE', 'PUT'])
    })
  })
}

/** A store with two patients, the first of whom has an identifier and a tag, and one that was deleted. */
async function withPatients(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  await put(open, 'p1', { identifier, meta: { tag: [{ code: 't' }] } })
  for (const id of ['p2', 'gone']) await put(open, id)
  await remove(open, 'gone')
  return open
}

/** A store with a patient whom search has found for a while, and which finds what is new late. */
async function withLag(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open({ lifecycle: { searchIndex: { seconds: 20 } } })
  await put(open, 'p1', { identifier })
  open.fake.clock.advance({ seconds: 20 })
  return open
}

function update({ request }: OpenFhirDoor, level: 'strong' | 'eventual'): Promise<Answered> {
  const headers = { 'x-amz-fhir-history-consistency-level': level }
  const body = patient({ id: 'p1', identifier, active: true })
  return request({ method: 'PUT', path: 'Patient/p1', headers, body })
}

function erase({ request }: OpenFhirDoor, place: string): Promise<Answered> {
  return request({ method: 'DELETE', path: place })
}
