import { describe, expect, it } from 'vitest'
import type { Asked, FhirDoor } from '../door.ts'
import { exportRequest, respondAsync } from '../job-tools.ts'
import { patient, put, refusal } from '../tools.ts'

const removal: Asked = { method: 'POST', path: 'Patient/$bulk-delete' }
const validation: Asked = { method: 'POST', path: 'Patient/$validate', body: patient() }
const download: Asked = { path: 'Patient/$export', headers: respondAsync }

/** Requests with a parameter that has no value, and how it is called. */
const rows: readonly (readonly [string, Asked])[] = [
  ['name', { path: 'Patient' }],
  ...['_since', '_at', '_count'].flatMap((name) =>
    ['Patient/a/_history', 'Patient/_history', '_history'].map((path) => [name, { path }] as const),
  ),
  ...['_type', '_since', '_until', '_security', '_tag', '_outputFormat'].flatMap((name) => [
    [name, exportRequest()] as const,
    [name, download] as const,
  ]),
  ...['start', 'end', '_since', 'isHardDelete', 'deleteAuditEvent'].map(
    (name) => [name, removal] as const,
  ),
  ['deleteAuditEvent', { method: 'POST', path: 'Patient/a/$erase' }],
  ['_since', { method: 'POST', path: 'Patient/a/$purge' }],
  ['mode', validation],
  ['profile', validation],
]

function headersWith({ headers = {} }: Asked, preference: string): Record<string, string> {
  const { Prefer: prefer } = headers
  return { ...headers, Prefer: prefer === undefined ? preference : `${prefer}, ${preference}` }
}

export function emptyParameterBehaviour(door: FhirDoor): void {
  describe('A parameter without a value', () => {
    it.each(rows)(
      'is ignored, and told by verify(): %s of %j [search-empty-value]',
      async (name, asked) => {
        const open = await door.open()
        await put(open, 'a')

        const { status } = await open.request({ ...asked, query: { [name]: '' } })

        expect(status).toBeLessThan(300)
        expect(() => open.fake.verify()).toThrow(`${name}: it has no value; give one`)
      },
    )

    it.each(rows)(
      'is refused where that is preferred or assumed: %s of %j [search-empty-value]',
      async (name, asked) => {
        const open = await door.open()
        const other = await door.open({ assumptions: { fhirEmptyParameter: 'refused' } })
        for (const each of [open, other]) await put(each, 'a')
        const empty = { ...asked, query: { [name]: '' } }
        const headers = headersWith(asked, 'handling=strict')

        const { status } = await refusal(open, { ...empty, headers })

        expect([status, (await refusal(other, empty)).status]).toEqual([400, 400])
      },
    )

    it('changes nothing beside one that has a value, and is of no matter to who is lenient [search-empty-value]', async () => {
      const open = await door.open()
      for (const id of ['a', 'b']) await put(open, id)
      const asked = { path: '_history?_count=&_count=1&_since=' }

      const { body } = await open.request({ ...asked, headers: { prefer: 'handling=lenient' } })

      expect(body).toMatchObject({ total: 2, entry: [{}], link: [{ relation: 'next' }] })
      open.fake.verify()
    })

    it.each(['_type=Patient,,Observation', '_type=Patient&_type=,', '_tag=a|b,'])(
      'is refused by an export among others: %s [export-query]',
      async (query) => {
        const { status, text } = await refusal(await door.open(), exportRequest(`$export?${query}`))

        expect(status).toBe(400)
        expect(text).toContain('is empty; give each, with commas between.')
      },
    )
  })
}
