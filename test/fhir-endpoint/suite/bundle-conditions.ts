import { describe, expect, it } from 'vitest'
import { uuid } from '../../values.ts'
import {
  creating,
  deleting,
  entriesIn,
  issueIn,
  post,
  refusedBundle,
  statusesIn,
  updating,
  type Entry,
} from '../bundle-tools.ts'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { outcome, patient, put, remove } from '../tools.ts'

const tag = { tag: [{ code: 't' }] }

export function bundleConditionBehaviour(door: FhirDoor): void {
  describe('A condition of an entry', () => {
    it.each<[string, Entry]>([
      ['201', updating(patient({ id: 'new' }), { ifNoneMatch: '*' })],
      ['200', updating(patient({ id: 'p1' }), { ifMatch: 'W/"1"' })],
      ['204', deleting('Patient/p1', { ifMatch: 'W/"1"' })],
      ['412', updating(patient({ id: 'p1' }), { ifMatch: 'W/"2"' })],
      ['412', updating(patient({ id: 'p1' }), { ifNoneMatch: '*' })],
      ['412', updating(patient({ id: 'gone' }), { ifNoneMatch: '*' })],
      ['412', deleting('Patient/p1', { ifMatch: 'W/"2"' })],
      ['400', updating(patient({ id: 'p1' }), { ifMatch: '1' })],
      [
        '400',
        { resource: patient(), request: { method: 'POST', url: 'Patient', ifNoneExist: 'a=b' } },
      ],
    ])('is kept: %s to %j [fhir-if-match] [fhir-if-none-match]', async (status, entry) => {
      const [first, open] = [await withPatients(door), await withPatients(door)]
      const other = updating(patient({ id: 'other' }))

      expect(statusesIn(await post(first, 'batch', [other, entry]))).toEqual(['201', status])
      const answer = await post(open, 'transaction', [other, entry])
      const isGood = Number(status) < 400
      expect(answer.status).toBe(isGood ? 200 : Number(status))
      expect(open.fake.resources(open.store).get('Patient', 'other') !== undefined).toBe(isGood)
    })

    it('of the whole request is none of its entries [bundle-batch]', async () => {
      const open = await door.open()
      const key = '6b1f1a3e-3c0b-4c6e-9a55-0d6f5a1c2b3d'
      const headers = { 'If-Match': 'W/"7"', 'x-amz-fhir-idempotency-key': key }

      const answer = await post(open, 'batch', [creating(patient()), creating(patient())], headers)

      expect(statusesIn(answer)).toEqual(['201', '201'])
    })
  })

  describe('A conditional update in a batch', () => {
    it.each<[string, string, Record<string, unknown>]>([
      ['201', '_id=new', {}],
      ['201', '_id=new', { id: 'new' }],
      ['201', '_id=new', { id: 'newer' }],
      ['200', '_id=p1', {}],
      ['200', '_id=p1', { id: 'p1' }],
      ['200', '_id=p1&_tag=t', {}],
      ['200', '_id=p1&createdAt=gt2024', {}],
      ['200', '_lastUpdated=gt2024&_id=p1', {}],
      ['400', '_id=p1', { id: 'p2' }],
      ['400', '_id=p1', { id: 'new' }],
      ['409', '_id=new', { id: 'p1' }],
      ['409', '_id=p1&_tag=other', { id: 'p1' }],
      ['409', '_id=gone', { id: 'gone' }],
      ['412', '_id=p1,p2', {}],
    ])('answers %s to %s with %j [bundle-conditional-update]', async (...row) => {
      const [status, query, members] = row
      const open = await withPatients(door)
      const answer = await post(open, 'batch', [conditional(query, members)])

      expect(statusesIn(answer)).toEqual([status])
      const [entry] = entriesIn(answer)
      const version = status === '200' ? '2' : '1'
      const id =
        status === '200' ? 'p1' : ((members['id'] as string | undefined) ?? '[0-9a-f-]{36}')
      const location = new RegExp(`^Patient/${id}/_history/${version}$`)
      const isGood = Number(status) < 400
      expect(location.test(entry?.response.location ?? '')).toBe(isGood)
      expect(entry?.response.etag).toBe(isGood ? `W/"${version}"` : undefined)
    })

    it.each([
      'identifier=x',
      '_tag=t',
      '_id=p1&identifier=x',
      '_id=p1&_tag=t&createdAt=gt2024',
      '_id=p1&_tag=t&_tag=t',
      '_id=p1&_id=p1',
      '_id:not=p1',
      '_id=p1&_tag:not=x',
      '_id=p1&_count=1',
      'nam=x',
    ])('takes _id and one more of three, and not %s [bundle-conditional-update]', async (query) => {
      const open = await withPatients(door)
      const answer = await post(open, 'batch', [conditional(query)])

      const problem =
        'In a batch the criteria of an update are _id, alone or beside _tag, createdAt or _lastUpdated.'
      expect(entriesIn(answer)[0]?.response).toEqual({
        status: '400',
        outcome: outcome('not-supported', problem),
      })
    })

    it('tells which id another one is not [bundle-conditional-update]', async () => {
      const open = await withPatients(door)
      const answer = await post(open, 'batch', [conditional('_id=p1', { id: 'p2' })])

      const problem = 'The criteria find the id p1, and that of the payload is p2.'
      expect(entriesIn(answer)[0]?.response.outcome).toEqual(outcome('conflict', problem))
    })

    it('keeps If-Match, and draws an id where there is none [bundle-conditional-update]', async () => {
      const open = await withPatients(door)
      const answer = await post(open, 'batch', [
        conditional('_id=p1', {}, { ifMatch: 'W/"2"' }),
        conditional('_id=p1', {}, { ifMatch: 'W/"1"' }),
        conditional('_id=new'),
      ])

      expect(statusesIn(answer)).toEqual(['412', '200', '201'])
      const [, id] = entriesIn(answer)[2]?.response.location?.split('/') ?? []
      expect(id).toMatch(uuid)
    })

    it('has the whole query, question marks and all [bundle-requests]', async () => {
      const open = await withPatients(door)
      await put(open, 'p3', { meta: { tag: [{ code: 'a' }] } })

      const answer = await post(open, 'batch', [conditional('_id=p3&_tag=a?b', { id: 'p3' })])

      expect(statusesIn(answer)).toEqual(['409'])
    })

    it('is not supported in a transaction [bundle-conditional-update]', async () => {
      const open = await withPatients(door)
      const answer = await refusedBundle(open, 'transaction', [
        updating(patient({ id: 'other' })),
        conditional('_id=p1'),
      ])

      expect(answer.status).toBe(400)
      expect(issueIn(answer)).toEqual({
        severity: 'error',
        code: 'not-supported',
        diagnostics: 'A transaction does not support conditional updates.',
        expression: ['Bundle.entry[1]'],
      })
    })
  })
}

function conditional(
  query: string,
  members: Record<string, unknown> = {},
  more: Record<string, string> = {},
): Entry {
  return {
    resource: patient(members),
    request: { method: 'PUT', url: `Patient?${query}`, ...more },
  }
}

/** A store with two patients, of whom the first has a tag, and one that was deleted. */
async function withPatients(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  await put(open, 'p1', { meta: tag })
  for (const id of ['p2', 'gone']) await put(open, id)
  await remove(open, 'gone')
  return open
}
