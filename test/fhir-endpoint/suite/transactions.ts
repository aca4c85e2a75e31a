import { describe, expect, it } from 'vitest'
import { stateOf } from '../../state-of.ts'
import {
  creating,
  deleting,
  post,
  reading,
  refusedBundle,
  statusesIn,
  updating,
  urn,
  type Entry,
} from '../bundle-tools.ts'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { arrange } from '../everything-tools.ts'
import { patient, put, read, remove, stateBehind } from '../tools.ts'

export function transactionBehaviour(door: FhirDoor): void {
  describe('A transaction', () => {
    it('answers what became of each entry, in order [bundle-transaction] [bundle-answer]', async () => {
      const open = await withPatients(door)

      const { status, body } = await post(open, 'transaction', [
        updating(patient({ id: 'new' })),
        deleting('Patient/p1'),
        reading('Patient/new'),
        updating(patient({ id: 'p2' })),
      ])

      const lastModified = '2025-01-01T00:00:00.000Z'
      const response = (place: string, of: string, version: string) => ({
        status: of,
        location: `Patient/${place}/_history/${version}`,
        etag: `W/"${version}"`,
        lastModified,
      })
      expect(status).toBe(200)
      expect(body).toEqual({
        resourceType: 'Bundle',
        type: 'transaction-response',
        timestamp: '2025-01-01T00:00:00.000000000Z',
        entry: [
          { response: response('new', '201', '1') },
          { response: response('p1', '204', '2') },
          {
            resource: patient({ id: 'new', meta: { versionId: '1', lastUpdated: lastModified } }),
            response: response('new', '200', '1'),
          },
          { response: response('p2', '200', '2') },
        ],
      })
    })

    it.each<[number, string, Entry]>([
      [400, 'validation fails', updating(patient({ id: 'x', active: 'yes' }))],
      [400, 'ids differ', { ...updating(patient({ id: 'x' })), resource: patient({ id: 'y' }) }],
      [400, 'a resource is missing', { request: { method: 'PUT', url: 'Patient/x' } }],
      [
        400,
        'a type is missing',
        { resource: { id: 'x' }, request: { method: 'POST', url: 'Patient' } },
      ],
      [400, 'a type is none', creating({ resourceType: 'Nothing' })],
      [400, 'a Bundle is broken', creating({ resourceType: 'Bundle', type: 'batch', entry: [7] })],
      [404, 'nothing is there', reading('Patient/nobody')],
      [404, 'nothing is there to delete', deleting('Patient/nobody')],
      [405, 'a type cannot be updated', updating({ resourceType: 'AuditEvent', id: 'x' })],
      [410, 'it was deleted', reading('Patient/gone')],
      [412, 'the version is another', updating(patient({ id: 'gone' }), { ifMatch: 'W/"1"' })],
    ])(
      'answers %i where %s, names the entry and leaves nothing [bundle-transaction]',
      async (...row) => {
        const [status, , entry] = row
        for (const position of [0, 2, 4]) {
          const open = await withPatients(door)
          const before = await seen(open)

          const answer = await refusedBundle(
            open,
            'transaction',
            writes.toSpliced(position, 0, entry),
          )

          expect(answer.status).toBe(status)
          const { issue } = answer.body as { issue: readonly { expression: readonly string[] }[] }
          const places = issue.flatMap(({ expression }) => expression)
          expect(places.every((place) => place.startsWith(`Bundle.entry[${position}]`))).toBe(true)
          expect(await seen(open)).toEqual(before)
        }
      },
    )

    it('that fails leaves an empty data store as it was [bundle-transaction]', async () => {
      const open = await door.open()

      await refusedBundle(open, 'transaction', [...newOnes, reading('Patient/nobody')])

      expect(stateBehind(open)).toBe(stateBehind(await door.open()))
      expect(statusesIn(await post(open, 'transaction', newOnes))).toEqual(['201', '201', '201'])
    })

    it('that fails leaves what a fork and a snapshot share as it was [bundle-transaction]', async () => {
      const open = await withPatients(door)
      const fork = open.fake.fork()
      const [before, ofFork] = [stateOf(open.fake, 'sequence', 'drawn'), stateOf(fork)]

      await refusedBundle(open, 'transaction', [...writes, reading('Patient/nobody')])

      expect(stateOf(open.fake, 'sequence', 'drawn')).toBe(before)
      expect(stateOf(fork)).toBe(ofFork)
      open.fake.restore(open.fake.snapshot())
      expect(stateOf(open.fake, 'sequence', 'drawn')).toBe(before)
      fork[Symbol.dispose]()
    })

    it.each([0, 100])(
      'that failed is not found among %i others, nor by what comes after [bundle-transaction]',
      async (count) => {
        const open = await withPatients(door)
        for (let index = 0; index < count; index += 1) {
          arrange(open, 'Patient', `other${index}`, { identifier: [{ value: 'y' }] })
        }
        const identifier = [{ value: 'x' }]
        const link = [{ other: { reference: 'Patient?identifier=x&_id=p1' }, type: 'seealso' }]
        const entries = [
          updating(patient({ id: 'p1', identifier })),
          updating(patient({ id: 'new', link })),
          updating(patient({ id: 'newer', identifier })),
        ]
        const before = await search(open)

        await refusedBundle(open, 'transaction', [...entries, reading('Patient/nobody')])
        const failed = await search(open)
        const answer = await post(open, 'transaction', entries)

        expect([before, failed]).toEqual([[], []])
        expect(statusesIn(answer)).toEqual(['200', '201', '201'])
        expect(await search(open)).toEqual(['p1', 'newer'])
      },
    )
  })
}

const newOnes = [
  creating(patient(), urn(1)),
  updating({ resourceType: 'Person', id: 'x' }),
  creating(patient({ link: [{ other: { reference: urn(1) }, type: 'seealso' }] })),
]

/** Writes of each kind, of a type that is new, too. */
const writes: readonly Entry[] = [
  creating(patient({ active: true })),
  updating(patient({ id: 'p1', active: true })),
  deleting('Patient/p2'),
  updating({ resourceType: 'Person', id: 'x' }),
]

async function withPatients(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  for (const id of ['p1', 'p2', 'gone']) await put(open, id)
  await remove(open, 'gone')
  return open
}

/** What histories, searches and reads tell. */
async function seen(open: OpenFhirDoor): Promise<readonly string[]> {
  const answers = [
    await open.request({ path: '_history' }),
    await open.request({ path: 'Patient' }),
    await open.request({ path: 'Person' }),
    await read(open, 'p1'),
  ]
  return answers.map(({ text }) => text)
}

async function search({ request }: OpenFhirDoor): Promise<readonly unknown[]> {
  const { body } = await request({ path: 'Patient?identifier=x' })
  const { entry = [] } = body as { entry?: readonly { resource: { id: string } }[] }
  return entry.map(({ resource }) => resource.id)
}
