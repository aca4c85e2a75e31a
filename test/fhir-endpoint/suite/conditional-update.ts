import { describe, expect, it } from 'vitest'
import { uuid } from '../../values.ts'
import type { Answered, FhirDoor, OpenFhirDoor } from '../door.ts'
import { outcome, patient, put, refusal, remove } from '../tools.ts'

const identifier = [{ value: 'x' }]
const update = { method: 'PUT', path: 'Patient?identifier=x' }

const ids = {
  none: {},
  same: { id: 'p1' },
  new: { id: 'n' },
  taken: { id: 't' },
  deleted: { id: 'd' },
}

type Matrix = readonly [matches: number, id: keyof typeof ids, status: number][]

const matrix: Matrix = [
  [0, 'none', 201],
  [0, 'new', 201],
  [0, 'taken', 409],
  [0, 'deleted', 409],
  [1, 'none', 200],
  [1, 'same', 200],
  [1, 'new', 409],
  [1, 'taken', 409],
  [1, 'deleted', 409],
  [2, 'none', 412],
  [2, 'same', 412],
  [2, 'new', 412],
  [2, 'taken', 412],
  [2, 'deleted', 412],
]

export function conditionalUpdateBehaviour(door: FhirDoor): void {
  describe('A conditional update', () => {
    it.each(matrix.filter(([, , status]) => status < 400))(
      'that finds %i, with an id that is %s, answers %i [conditional-update]',
      async (matches, id, status) => {
        const open = await withMatches(door, matches)

        const answer = await open.request({
          ...update,
          body: patient({ ...ids[id], active: true }),
        })

        const expected = id === 'none' && matches === 0 ? uuid : matches === 0 ? 'n' : 'p1'
        const version = String(matches + 1)
        expect(answer.status).toBe(status)
        expect(answer.headers).toMatchObject({ etag: `W/"${version}"` })
        expect(answer.body).toMatchObject({
          id: expect.stringMatching(expected) as string,
          active: true,
          meta: { versionId: version },
        })
        const stored = idIn(answer)
        const { fake, store } = open
        expect(fake.resources(store).get('Patient', stored)).toEqual(answer.body)
        const [, last] = fake.resources(store).versions('Patient', stored).toReversed()
        expect(last?.method).toBe(matches === 0 ? undefined : 'PUT')
      },
    )

    it.each(matrix.filter(([, , status]) => status === 409))(
      'that finds %i, with an id that is %s, answers %i [conditional-update]',
      async (matches, id, status) => {
        const open = await withMatches(door, matches)

        const answer = await refusal(open, { ...update, body: patient(ids[id]) })

        const given = (ids[id] as { id: string }).id
        const problem =
          matches === 0
            ? `The criteria find nothing, and the id ${given} is taken.`
            : `The criteria find the id p1, and that of the payload is ${given}.`
        expect(answer).toMatchObject({ status, body: outcome('conflict', problem) })
      },
    )

    it.each(matrix.filter(([, , status]) => status === 412))(
      'that finds %i, with an id that is %s, answers %i [conditional-several]',
      async (matches, id, status) => {
        const open = await withMatches(door, matches)

        const answer = await refusal(open, { ...update, body: patient(ids[id]) })

        const problem = 'The criteria find more than one Patient.'
        expect(answer).toMatchObject({ status, body: outcome('multiple-matches', problem) })
      },
    )

    it('finds what a search finds, through chains, too [conditional-criteria]', async () => {
      const open = await withMatches(door, 1)
      const observation = { resourceType: 'Observation', status: 'final', code: { text: 'x' } }
      const body = { ...observation, subject: { reference: 'Patient/p1' } }
      const asked = { method: 'PUT', path: 'Observation?subject.identifier=x', body }

      const first = await open.request(asked)
      const again = await open.request(asked)

      expect([first.status, again.status]).toEqual([201, 200])
      expect(idIn(again)).toBe(idIn(first))
    })

    it('does not find what was deleted [conditional-update]', async () => {
      const open = await withMatches(door, 1)
      await remove(open, 'p1')

      const answer = await open.request({ ...update, body: patient() })

      expect(answer.status).toBe(201)
      expect(idIn(answer)).not.toBe('p1')
    })

    it.each(['', '?', '?_format=json', '?_count=2', '?_sort=_id', '?_include=Patient:link'])(
      'needs a criterion, which Patient%s has not [conditional-criteria]',
      async (query) => {
        const open = await door.open()
        const { status, body } = await refusal(open, {
          method: 'PUT',
          path: `Patient${query}`,
          body: patient(),
        })

        const problem = 'Patient: a condition needs one search parameter at least.'
        expect(status).toBe(400)
        expect(body).toEqual(outcome('invalid', problem))
      },
    )

    it.each([{}, { Prefer: 'handling=lenient' }])(
      'is refused where the type has no such parameter, with %o [conditional-criteria]',
      async (headers) => {
        const asked = { ...update, path: 'Patient?identifier=x&nam=y', headers }
        const { status, text } = await refusal(await withMatches(door, 1), {
          ...asked,
          body: patient(),
        })

        expect(status).toBe(400)
        expect(text).toContain('Patient has no search parameter nam. Did you mean name?')
      },
    )

    it.each<[number, string, object]>([
      [400, 'Patient?identifier=', patient()],
      [400, 'Patient?identifier=x', patient({ active: 'yes' })],
      [400, 'Patient?identifier=x', patient({ id: 'a/b' })],
      [400, 'Patient?identifier=x', { resourceType: 'Group', type: 'person', actual: true }],
      [400, 'Nothing?_id=x', patient()],
      [405, 'AuditEvent?_id=x', { resourceType: 'AuditEvent' }],
    ])('answers %i at %s to %j, as an update does [conditional-update]', async (...row) => {
      const [status, path, body] = row
      const answer = await refusal(await withMatches(door, 1), { method: 'PUT', path, body })

      expect(answer.status).toBe(status)
    })

    it('stores what is minimally valid, and says so [conditional-update]', async () => {
      const open = await withMatches(door, 1)
      const headers = { 'x-amzn-healthlake-fhir-validation-level': 'minimal' }
      const answer = await open.request({ ...update, body: patient({ active: 'yes' }), headers })

      expect(answer.status).toBe(200)
      expect(answer.headers).toMatchObject({ 'x-amzn-healthlake-validation-issues': 'true' })
    })

    it('takes no id that could be none, however little is asked of the resource [fhir-id-form]', async () => {
      const headers = { 'x-amzn-healthlake-fhir-validation-level': 'minimal' }
      const asked = { ...update, headers, body: patient({ id: 'a/b' }) }

      expect((await refusal(await door.open(), asked)).status).toBe(400)
    })

    it.each<[number, number, Record<string, string>]>([
      [0, 201, { 'If-None-Match': '*' }],
      [0, 412, { 'If-Match': 'W/"1"' }],
      [1, 200, { 'If-Match': 'W/"1"' }],
      [1, 412, { 'If-Match': 'W/"2"' }],
      [1, 412, { 'If-None-Match': '*' }],
    ])('that finds %i answers %i to %o [fhir-if-match] [fhir-if-none-match]', async (...row) => {
      const [matches, status, headers] = row
      const open = await withMatches(door, matches)

      expect((await open.request({ ...update, headers, body: patient() })).status).toBe(status)
    })

    it('makes a second one of what is not in the index yet [search-index]', async () => {
      const open = await door.open({ lifecycle: { searchIndex: { seconds: 20 } } })
      const upsert = async () => open.request({ ...update, body: patient({ identifier }) })

      const statuses = [(await upsert()).status, (await upsert()).status]
      open.fake.clock.advance({ seconds: 20 })

      expect([...statuses, (await upsert()).status]).toEqual([201, 201, 412])
    })

    it('has If-Match hold against the current version, where search finds an older one [fhir-if-match]', async () => {
      const open = await door.open({ lifecycle: { searchIndex: { seconds: 20 } } })
      await put(open, 'p1', { identifier })
      open.fake.clock.advance({ seconds: 20 })
      await writeStrongly(open, 'PUT')
      const upsert = async (tag: string) =>
        open.request({ ...update, body: patient({ identifier }), headers: { 'If-Match': tag } })

      expect((await upsert('W/"1"')).status).toBe(412)
      expect((await upsert('W/"2"')).status).toBe(200)
    })

    it('makes anew what was deleted and search finds yet [fhir-update-creates]', async () => {
      const open = await door.open({ lifecycle: { searchIndex: { seconds: 20 } } })
      await put(open, 'p1', { identifier })
      open.fake.clock.advance({ seconds: 20 })
      await writeStrongly(open, 'DELETE')

      const answer = await open.request({ ...update, body: patient({ identifier }) })

      expect([answer.status, idIn(answer)]).toEqual([201, 'p1'])
    })
  })
}

/** A store in which so many patients have the identifier, t has not, and d was deleted. */
async function withMatches(door: FhirDoor, matches: number): Promise<OpenFhirDoor> {
  const open = await door.open()
  for (let count = 1; count <= matches; count += 1) await put(open, `p${count}`, { identifier })
  for (const id of ['t', 'd']) await put(open, id)
  await remove(open, 'd')
  return open
}

function writeStrongly({ request }: OpenFhirDoor, method: 'PUT' | 'DELETE'): Promise<Answered> {
  const headers = { 'x-amz-fhir-history-consistency-level': 'strong' }
  const body = method === 'PUT' ? { body: patient({ id: 'p1', identifier }) } : {}
  return request({ method, path: 'Patient/p1', headers, ...body })
}

function idIn({ body }: Answered): string {
  return (body as { id: string }).id
}
