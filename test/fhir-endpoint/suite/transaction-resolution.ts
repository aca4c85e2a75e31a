import { describe, expect, it } from 'vitest'
import {
  creating,
  deleting,
  issueIn,
  patching,
  placeOf,
  post,
  reading,
  refusedBundle,
  statusesIn,
  storedBy,
  updating,
  urn,
} from '../bundle-tools.ts'
import type { FhirDoor } from '../door.ts'
import { patient, put } from '../tools.ts'

const to = (reference: string) => ({ reference })
const linked = (reference: string) => patient({ link: [{ other: to(reference), type: 'seealso' }] })
const known = (id: string) => patient({ identifier: [{ value: id }] })

const linking = (reference: string) => [
  { op: 'add', path: '/link', value: linked(reference)['link'] },
]

const text = (place: string) => ({
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml"><a href="${place}">x</a></div>`,
})

export function transactionResolutionBehaviour(door: FhirDoor): void {
  describe('References in a JSON Patch of a transaction', () => {
    it.each([urn(1), 'Patient?identifier=new'])(
      'are rewritten: %s [bundle-references] [patch-in-bundle]',
      async (reference) => {
        const open = await door.open()
        await put(open, 'p')

        const answer = await post(open, 'transaction', [
          patching('Patient/p', linking(reference)),
          creating(known('new'), urn(1)),
        ])

        expect(storedBy(open, answer, 0)).toMatchObject(linked(placeOf(answer, 1)))
        expect(open.fake.resources(open.store).versions('Patient', 'p')).toHaveLength(2)
      },
    )

    it('are rewritten where the patch has the reference alone, or a narrative [bundle-references]', async () => {
      const open = await door.open()
      await put(open, 'p', linked('Patient/other'))
      const answer = await post(open, 'transaction', [
        creating(patient(), urn(1)),
        patching('Patient/p', [
          { op: 'replace', path: '/link/0/other/reference', value: urn(1) },
          { op: 'add', path: '/text', value: text(urn(1)) },
        ]),
      ])

      const place = placeOf(answer, 0)
      expect(storedBy(open, answer, 1)).toMatchObject({ ...linked(place), text: text(place) })
    })

    it('are refused where they lead to nothing, but not those that were there [bundle-references]', async () => {
      const open = await door.open()
      await put(open, 'p', linked(urn(9)))
      const test = { op: 'test', path: '/link/0/other/reference', value: urn(9) }

      const refused = await refusedBundle(open, 'transaction', [
        patching('Patient/p', [{ op: 'replace', path: '/link/0/other/reference', value: urn(8) }]),
      ])
      expect([refused.status, issueIn(refused)]).toMatchObject([
        400,
        { diagnostics: `No entry has the fullUrl ${urn(8)}.`, expression: ['Bundle.entry[0]'] },
      ])

      const answer = await post(open, 'transaction', [
        patching('Patient/p', [test, { op: 'add', path: '/active', value: true }]),
      ])
      expect(storedBy(open, answer, 0)).toMatchObject({ ...linked(urn(9)), active: true })
    })
  })

  describe('References by a urn in other cases', () => {
    const oid = 'urn:oid:1.2.3'
    it.each([
      [urn(1), urn(1).toUpperCase()],
      [urn(1).toUpperCase(), urn(1)],
      [oid, 'URN:OID:1.2.3'],
    ])('lead to what is stored: %s as %s [bundle-references]', async (fullUrl, reference) => {
      const open = await door.open()
      const answer = await post(open, 'transaction', [
        creating({ ...linked(reference), text: text(reference) }),
        creating(patient(), fullUrl),
      ])

      const place = placeOf(answer, 1)
      const stored = storedBy(open, answer, 0)
      expect(stored).toMatchObject({ ...linked(place), text: text(place) })
      expect(JSON.stringify(stored)).not.toContain(reference)
    })

    it('are refused where no entry has them [bundle-references]', async () => {
      const asked = [creating(linked(urn(9).toUpperCase()))]

      const refused = await refusedBundle(await door.open(), 'transaction', asked)

      const diagnostics = `No entry has the fullUrl ${urn(9).toUpperCase()}.`
      expect([refused.status, issueIn(refused)]).toMatchObject([400, { diagnostics }])
    })

    it('are left alone in a Bundle that has them itself [bundle-references]', async () => {
      const open = await door.open()
      const entry = [
        { fullUrl: urn(2), resource: patient() },
        { fullUrl: urn(3), resource: linked(urn(2).toUpperCase()) },
      ]
      const collection = { resourceType: 'Bundle', type: 'collection', entry }

      const answer = await post(open, 'transaction', [creating(collection)])

      expect(storedBy(open, answer, 0)).toMatchObject({ entry })
    })
  })

  describe('References between entries of another server', () => {
    const root = 'http://src.org/fhir/'

    it.each([
      ['Patient/77', true],
      [`${root}Patient/77`, true],
      [`${root}Patient/77/_history/4`, true],
      ['Patient/77/_history/4', true],
      ['Patient/77/_history/3', false],
      [`${root}Patient/77/_history/3`, false],
      ['http://else.org/fhir/Patient/77', false],
      ['Patient/78', false],
    ])(
      'lead to what is stored, be they relative or of a version: %s: %s [bundle-references]',
      async (reference, isEntry) => {
        const open = await door.open()
        const answer = await post(open, 'transaction', [
          creating(linked(reference), `${root}Patient/1`),
          creating(patient({ meta: { versionId: '4' } }), `${root}Patient/77`),
          creating(linked(`${root}Patient/1/_history/9`), `${root}Patient/2`),
        ])

        expect(storedBy(open, answer, 0)).toMatchObject(
          linked(isEntry ? placeOf(answer, 1) : reference),
        )
        expect(storedBy(open, answer, 2)).toMatchObject(linked(placeOf(answer, 0)))
      },
    )

    it('are relative to nothing in an entry with a local name, and within a Bundle that is stored [bundle-references]', async () => {
      const open = await door.open()
      const collection = {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ fullUrl: `${root}Patient/3`, resource: linked('Patient/77') }],
      }
      const answer = await post(open, 'transaction', [
        creating(linked('Patient/77'), urn(1)),
        creating(patient(), `${root}Patient/77`),
        creating(collection, `${root}Bundle/1`),
      ])

      expect(storedBy(open, answer, 0)).toMatchObject(linked('Patient/77'))
      expect(storedBy(open, answer, 2)).toMatchObject(collection)
    })
  })

  describe('References with a query in a transaction', () => {
    it.each(['given', 'r4'] as const)(
      'find what any entry has written, in the order %s [bundle-references] [bundle-transaction-order]',
      async (fhirTransactionOrder) => {
        const open = await door.open({ assumptions: { fhirTransactionOrder } })
        await put(open, 'old', known('old'))
        const before = open.fake.resources(open.store).versions('Patient', 'old')

        const answer = await post(open, 'transaction', [
          creating(linked('Patient?identifier=later')),
          updating({ ...linked('Patient?identifier=later'), id: 'p' }),
          updating({ ...known('later'), id: 'l' }),
          creating({ ...linked('Patient?identifier=old'), active: true }),
        ])

        const stored = [0, 1, 3].map((index) => storedBy(open, answer, index))
        expect(stored).toMatchObject([
          linked('Patient/l'),
          linked('Patient/l'),
          { ...linked('Patient/old'), active: true },
        ])
        expect(open.fake.resources(open.store).versions('Patient', 'p')).toHaveLength(1)
        expect(open.fake.resources(open.store).versions('Patient', 'old')).toEqual(before)
        const found = open.fake.resources(open.store).search('Patient', 'link=Patient/l')
        expect(found).toEqual(stored.slice(0, 2))
      },
    )

    it('are refused where an entry writes another that is found, or deletes what was [bundle-references]', async () => {
      const open = await door.open()
      await put(open, 'a', known('one'))
      const reference = linked('Patient?identifier=one')

      const several = await refusedBundle(open, 'transaction', [
        creating(reference),
        creating(known('one')),
      ])
      const none = await refusedBundle(open, 'transaction', [
        creating(reference),
        deleting('Patient/a'),
      ])

      expect([several, none].map((answer) => [answer.status, issueIn(answer)['code']])).toEqual([
        [412, 'multiple-matches'],
        [412, 'not-found'],
      ])
    })

    it('are of no account in an entry that reads or deletes [bundle-references]', async () => {
      const open = await door.open()
      await put(open, 'a', linked('Patient?identifier=x'))
      await put(open, 'b')
      const resource = linked('Patient?identifier=nobody')

      const answer = await post(open, 'transaction', [
        { ...reading('Patient/a'), resource },
        { ...deleting('Patient/b'), resource },
      ])

      expect(statusesIn(answer)).toEqual(['200', '204'])
      expect(storedBy(open, answer, 0)).toMatchObject(linked('Patient?identifier=x'))
    })
  })
}
