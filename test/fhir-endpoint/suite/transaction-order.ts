import type { FakeHealthLakeOptions } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import {
  creating,
  deleting,
  entriesIn,
  issueIn,
  patching,
  post,
  reading,
  refusedBundle,
  statusesIn,
  storedBy,
  updating,
  type Entry,
} from '../bundle-tools.ts'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { patient, put } from '../tools.ts'

const r4 = { assumptions: { fhirTransactionOrder: 'r4' } } as const

export function transactionOrderBehaviour(door: FhirDoor): void {
  describe('The entries of a transaction', () => {
    it('see what those before them did [bundle-transaction-order]', async () => {
      const answer = await post(await withPatients(door), 'transaction', [
        reading('Patient/p1'),
        updating(patient({ id: 'p1', active: true })),
        reading('Patient/p1'),
        reading('Patient/p1/_history/1'),
      ])

      const versions = entriesIn(answer).map(({ response }) => response.etag)
      expect(versions).toEqual(['W/"1"', 'W/"2"', 'W/"2"', 'W/"1"'])
    })

    it.each<[FakeHealthLakeOptions, string, string[]]>([
      [{}, 'W/"1"', ['p1', 'new', 'n', 'p2']],
      [r4, 'W/"2"', ['p2', 'new', 'p1', 'n']],
    ])('are carried out in an order, with %j [bundle-transaction-order]', async (...row) => {
      const [options, etag, order] = row
      const open = await withPatients(door, options)

      const answer = await post(open, 'transaction', [
        reading('Patient/p1'),
        patching('Patient/p1', [{ op: 'add', path: '/active', value: true }]),
        creating(patient()),
        updating(patient({ id: 'n' })),
        deleting('Patient/p2'),
      ])

      expect(statusesIn(answer)).toEqual(['200', '200', '201', '201', '204'])
      expect(entriesIn(answer)[0]?.response.etag).toBe(etag)
      expect(await lastWritten(open)).toEqual(order)
    })

    it('in the order of R4 read what is deleted no more [bundle-transaction-order]', async () => {
      const entries = [reading('Patient/p1'), deleting('Patient/p1')]
      const given = await withPatients(door)

      expect(statusesIn(await post(given, 'transaction', entries))).toEqual(['200', '204'])
      const answer = await refusedBundle(await withPatients(door, r4), 'transaction', entries)
      expect(answer.status).toBe(410)
      expect(issueIn(answer)['expression']).toEqual(['Bundle.entry[0]'])
    })

    it.each<[string, Entry, Entry]>([
      ['updated twice', updating(patient({ id: 'p1' })), updating(patient({ id: 'p1' }))],
      ['updated and deleted', updating(patient({ id: 'p1' })), deleting('Patient/p1')],
      ['deleted and made anew', deleting('/Patient/p1'), updating(patient({ id: 'p1' }))],
      ['deleted twice', deleting('Patient/p1'), deleting('Patient/p1')],
    ])('are refused where a resource is %s [bundle-same-resource]', async (_how, one, other) => {
      const open = await withPatients(door)
      const entries = [reading('Patient/p1'), one, updating(patient({ id: 'p2' })), other]

      const answer = await refusedBundle(open, 'transaction', entries)

      const problem = 'Another entry writes Patient/p1, too; a transaction writes a resource once.'
      expect(answer.status).toBe(400)
      expect(issueIn(answer)).toEqual({
        severity: 'error',
        code: 'invalid',
        diagnostics: problem,
        expression: ['Bundle.entry[3]'],
      })
    })

    it('may write resources of two types with one id, and read what it writes [bundle-same-resource]', async () => {
      const answer = await post(await withPatients(door), 'transaction', [
        updating(patient({ id: 'p1' })),
        updating({ resourceType: 'Person', id: 'p1' }),
        reading('Patient/p1'),
        reading('Patient/p1'),
      ])

      expect(statusesIn(answer)).toEqual(['200', '201', '200', '200'])
    })

    it('get ids of their own where they create, which the seed tells [bundle-transaction]', async () => {
      const entries = [
        creating(patient({ id: 'p1', active: true })),
        creating(patient({ id: 'p1' })),
      ]
      const [one, other] = [await withPatients(door), await withPatients(door)]

      const answer = await post(one, 'transaction', entries)

      expect(storedBy(one, answer, 0)).toMatchObject({ active: true })
      expect(one.fake.resources(one.store).versions('Patient', 'p1')).toHaveLength(1)
      expect((await post(other, 'transaction', entries)).text).toBe(answer.text)
    })
  })
}

async function withPatients(
  door: FhirDoor,
  options?: Parameters<FhirDoor['open']>[0],
): Promise<OpenFhirDoor> {
  const open = await door.open(options)
  for (const id of ['p1', 'p2']) await put(open, id)
  return open
}

/** The ids of what was written last, the oldest first. */
async function lastWritten({ request }: OpenFhirDoor): Promise<readonly string[]> {
  const { body } = await request({ path: '_history?_count=4' })
  const { entry } = body as { entry: readonly { fullUrl: string }[] }
  const ids = entry.map(({ fullUrl }) => fullUrl.split('/').at(-1) ?? '')
  return ids.map((id) => (id.length < 3 ? id : 'new')).toReversed()
}
