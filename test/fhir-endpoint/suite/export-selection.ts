import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { arrange, exported, exportRequest, ofPatient, start, withPatients } from '../job-tools.ts'
import { outcome, put, refusal, remove } from '../tools.ts'

const all = [
  'Encounter/ea',
  'Observation/oa',
  'Observation/ob',
  'Observation/none',
  'Organization/x',
  'Patient/a',
  'Patient/b',
]
const ofPatients = all.filter((name) => name !== 'Observation/none' && name !== 'Organization/x')

export function exportSelectionBehaviour(door: FhirDoor): void {
  describe('What an export writes', () => {
    it('is all there is, as it is when the job ends, by type and in order of arrival [export-output]', async () => {
      const open = await withPatients(door)
      await remove(open, 'b')
      const query = exportRequest()
      const { location } = await start(open, query)
      arrange(open, { 'Patient/late': {} })
      open.fake.settle()

      const { body } = await open.request({ path: location })

      expect(body).toMatchObject({
        output: [
          { type: 'Encounter', count: 1 },
          { type: 'Observation', count: 3 },
          { type: 'Organization', count: 1 },
          { type: 'Patient', count: 2 },
        ],
      })
    })

    it('is of all patients what leads to one of them [export-patients]', async () => {
      const open = await withPatients(door)

      expect(await exported(open, exportRequest())).toEqual(all)
      expect(await exported(open, exportRequest('Patient/$export'))).toEqual(ofPatients)
    })

    it('is of no patient who was deleted, or never was [export-patients]', async () => {
      const open = await withPatients(door)
      arrange(open, { 'Observation/of-nobody': ofPatient('nobody') })
      await remove(open, 'b')

      expect(await exported(open, exportRequest('Patient/$export'))).toEqual([
        'Encounter/ea',
        'Observation/oa',
        'Patient/a',
      ])
    })

    it('is nothing where there is no patient [export-patients]', async () => {
      const open = await door.open()
      arrange(open, { 'Organization/x': {}, 'Observation/of-nobody': ofPatient('nobody') })

      expect(await exported(open, exportRequest('Patient/$export'))).toEqual([])
    })

    it.each<[Record<string, string | string[]>, string[]]>([
      [{ _type: 'Patient' }, ['Patient/a', 'Patient/b']],
      [{ _type: 'Organization, Encounter' }, ['Encounter/ea', 'Organization/x']],
      [{ _type: ['Organization', 'Encounter'] }, ['Encounter/ea', 'Organization/x']],
      [{ _type: 'Condition' }, []],
    ])('is of the types that %o names [export-query]', async (query, names) => {
      const open = await withPatients(door)

      expect(await exported(open, exportRequest('$export', query))).toEqual(names)
      open.fake.verify()
    })

    it.each<[Record<string, string>, string[]]>([
      [{ _since: '2025-01-01T01:00:00Z' }, ['Patient/b', 'Patient/c']],
      [{ _since: '2025-01-01T01:00:00.001Z' }, ['Patient/c']],
      [{ _since: '2025-01-01T02:00:00+01:00' }, ['Patient/b', 'Patient/c']],
      [{ _until: '2025-01-01T01:00:00Z' }, ['Patient/a', 'Patient/b']],
      [{ _until: '2025-01-01T01:00:00.000Z' }, ['Patient/a', 'Patient/b']],
      [{ _until: '2025-01-01T00:59:59.999Z' }, ['Patient/a']],
      [{ _since: '2025-01-01T00:30:00Z', _until: '2025-01-01' }, ['Patient/b']],
      [{ _since: '2025-01-02' }, ['Patient/c']],
      [{ _since: '2025', _until: '2025' }, ['Patient/a', 'Patient/b', 'Patient/c']],
    ])('was last written when %o says [export-query]', async (query, names) => {
      const open = await door.open()
      await put(open, 'a')
      await put(open, 'b')
      open.fake.clock.advance({ hours: 1 })
      await put(open, 'b')
      open.fake.clock.advance({ hours: 23 })
      await put(open, 'c')

      expect(await exported(open, exportRequest('$export', query))).toEqual(names)
    })

    it('takes a plus sign that nobody encoded [export-query]', async () => {
      const open = await withPatients(door)
      const query = '_since=2024-05-09T00:00:00+01:00&_outputFormat=application/fhir+ndjson'

      expect(await exported(open, exportRequest('$export', query))).toEqual(all)
    })

    it.each<[Record<string, string | string[]>, string[]]>([
      [{ _tag: 'http://a|x' }, ['Patient/a', 'Patient/c']],
      [{ _tag: 'http://a|' }, ['Patient/a', 'Patient/b', 'Patient/c']],
      [{ _tag: 'http://a|x,http://b|y' }, ['Patient/c']],
      [{ _tag: ['http://a|x', 'http://b|y'] }, ['Patient/c']],
      [{ _tag: '|x' }, ['Patient/d']],
      [{ _security: 'http://s|r' }, ['Patient/b', 'Patient/c']],
      [{ _security: 'http://s|r', _tag: 'http://a|x' }, ['Patient/c']],
      [{ _tag: 'http://s|r' }, []],
    ])('has the codings of %o in its meta [export-query]', async (query, names) => {
      const open = await door.open()
      const [ax, az, by] = [
        { system: 'http://a', code: 'x' },
        { system: 'http://a', code: 'z' },
        { system: 'http://b', code: 'y' },
      ]
      const security = [{ system: 'http://s', code: 'r' }]
      await put(open, 'a', { meta: { tag: [ax] } })
      await put(open, 'b', { meta: { tag: [az], security } })
      await put(open, 'c', { meta: { tag: [ax, by], security } })
      await put(open, 'd', { meta: { tag: [{ code: 'x' }] } })
      await put(open, 'e')

      expect(await exported(open, exportRequest('$export', query))).toEqual(names)
    })

    it('passes over codings that are none [export-query]', async () => {
      const open = await door.open()
      const tag = ['x', { system: 'http://a', code: 'x' }]
      arrange(open, { 'Patient/a': { meta: { tag } }, 'Patient/b': { meta: { tag: ['x'] } } })

      expect(await exported(open, exportRequest('$export', { _tag: '|' }))).toEqual([])
      expect(await exported(open, exportRequest('$export', { _tag: 'http://a|x' }))).toEqual([
        'Patient/a',
      ])
    })

    it.each<[Record<string, string>, string]>([
      [{ _since: 'yesterday' }, '_since must be a date or an instant, not yesterday.'],
      [{ _until: '2025-13-01' }, '_until must be a date or an instant, not 2025-13-01.'],
      [{ _tag: 'x' }, '_tag must be system|code or system|, not x.'],
      [{ _security: 'http://a|x,y' }, '_security must be system|code or system|, not y.'],
      [
        { _outputFormat: 'text/csv' },
        '_outputFormat must be application/fhir+ndjson, application/ndjson or ndjson, not text/csv.',
      ],
    ])('is not told by %o, which is refused [export-query]', async (query, problem) => {
      const answer = await refusal(await door.open(), exportRequest('Patient/$export', query))

      expect(answer.status).toBe(400)
      expect(answer.body).toEqual(outcome('invalid', problem))
    })

    it('is of no type that is unknown [resource-types]', async () => {
      const query = { _type: 'Patient,Patients' }
      const answer = await refusal(await door.open(), exportRequest('$export', query))

      expect(answer.body).toEqual(outcome('processing', 'Unknown resource type Patients'))
    })

    it('is not told by parameters that there are not, of which verify tells [search-unknown-parameter]', async () => {
      const open = await withPatients(door)

      await start(open, exportRequest('$export', { _typeFilter: 'Patient?active=true' }))

      expect(() => open.fake.verify()).toThrow('$export has no parameter _typeFilter.')
    })

    it.each(['strict', 'lenient'])('is told by those with the handling %s', async (handling) => {
      const open = await withPatients(door)
      const asked = exportRequest('$export', { _typeFilter: 'x' })
      const headers = { Prefer: `respond-async, handling=${handling}` }

      const { status } = await open.request({ ...asked, headers })

      expect(status).toBe(handling === 'strict' ? 400 : 202)
      open.fake.verify()
    })
  })
}
