import { describe, expect, it } from 'vitest'
import {
  creating,
  deleting,
  issueIn,
  placeOf,
  post,
  reading,
  refusedBundle,
  statusesIn,
  storedBy,
  updating,
  urn,
  type Entry,
} from '../bundle-tools.ts'
import type { Answered, FhirDoor, OpenFhirDoor } from '../door.ts'
import { patient, put } from '../tools.ts'

const to = (reference: string) => ({ reference })
const linked = (reference: string) => patient({ link: [{ other: to(reference), type: 'seealso' }] })

/** A resource that refers to one and another in many ways. */
const observation = (one: string, other: string) => ({
  resourceType: 'Observation',
  contained: [{ resourceType: 'Patient', id: 'c', link: linked(one)['link'] }],
  extension: [
    { url: 'http://a', valueReference: to(one) },
    { url: 'http://b', valueUri: one },
    { url: 'http://c', valueUrl: `${one}#x` },
    { url: 'http://d', extension: [{ url: 'http://e', valueReference: to(other) }] },
  ],
  identifier: [{ system: one, value: '1' }],
  status: 'final',
  code: { coding: [{ system: other, code: 'x' }] },
  subject: to(one),
  performer: [to(other), to(one), to('Patient/else'), to('#c'), { display: 'nobody' }],
  note: [{ authorReference: to(other), text: 'x' }],
})
/** A Bundle with a reference to one of its own and to another. */
const collection = (reference: string) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { fullUrl: urn(1), resource: patient() },
    { fullUrl: urn(2), resource: linked(urn(1)) },
    { fullUrl: urn(3), resource: linked(reference) },
  ],
})
export function transactionReferenceBehaviour(door: FhirDoor): void {
  describe('References in a transaction', () => {
    it('lead to what is stored, back, forth and in a circle [bundle-references]', async () => {
      const open = await door.open()
      const { answer, at } = await posted(open, [
        creating(linked(urn(2)), urn(1)),
        creating(linked(urn(3)), urn(2)),
        creating(linked(urn(1)), urn(3)),
        creating(linked(urn(4)), urn(4)),
        updating({ ...linked(urn(1)), id: 'p' }),
      ])

      const places = [2, 3, 1, 4, 1].map((number) => at(number))
      expect(new Set(places).size).toBe(4)
      for (const [index, place] of places.entries()) {
        expect(storedBy(open, answer, index)).toMatchObject(linked(place))
      }
    })

    it('lead to what is updated, read or deleted, whatever its fullUrl [bundle-references] [bundle-full-url]', async () => {
      const open = await door.open()
      for (const id of ['read', 'deleted']) await put(open, id)
      const absolute = 'http://example.org/fhir/Patient/7'
      const { answer } = await posted(open, [
        { ...updating(patient({ id: 'updated' })), fullUrl: absolute },
        { ...reading('Patient/read'), fullUrl: 'urn:oid:1.2.3' },
        { ...deleting('Patient/deleted'), fullUrl: urn(3) },
        creating(linked(absolute)),
        creating(linked('urn:oid:1.2.3')),
        creating(linked(urn(3))),
      ])

      const found = [3, 4, 5].map((index) => storedBy(open, answer, index))
      expect(found).toMatchObject([
        linked('Patient/updated'),
        linked('Patient/read'),
        linked('Patient/deleted'),
      ])
    })

    it('are rewritten in every element, and where they have a fragment [bundle-references]', async () => {
      const open = await door.open()
      const { answer, at } = await posted(open, [
        creating(patient(), urn(1)),
        creating(patient(), urn(2)),
        creating(observation(urn(1), urn(2))),
      ])

      expect(storedBy(open, answer, 2)).toMatchObject(observation(at(1), at(2)))
    })

    it('stay as they are in other text, as canonicals and UUIDs, and as keys [bundle-references]', async () => {
      const open = await door.open()
      const members = {
        name: [{ family: urn(1), text: `of ${urn(1)}` }],
        identifier: [{ value: urn(1) }],
        photo: [{ title: urn(1) }],
        extension: [
          { url: 'http://a', valueCanonical: urn(1) },
          { url: 'http://b', valueUuid: urn(1) },
        ],
      }
      const { answer } = await posted(open, [creating(patient(members), urn(1))])

      expect(storedBy(open, answer, 0)).toMatchObject(members)
    })

    it('are rewritten in links and pictures of the narrative, and nowhere else in it [bundle-references]', async () => {
      const open = await door.open()
      const absolute = 'http://example.org/fhir/Patient/7'
      const text = (one: string, other: string) => ({
        status: 'generated',
        div:
          '<div xmlns="http://www.w3.org/1999/xhtml">' +
          `<a href="${one}">1</a> <a\nhref = '${other}#a'>2</a> <img src="${other}" alt="${absolute}"/> ${urn(1)}` +
          `<a title="${urn(1)}" name=">" href="${one}">5</a> <b title=' href="${urn(1)}"'>href="${urn(1)}"</b>` +
          `<a href="${absolute}8">3</a> <a href="${urn(9)}">4</a></div>`,
      })
      const { answer, at } = await posted(open, [
        creating(patient({ text: text(urn(1), absolute) }), urn(1)),
        creating(patient(), absolute),
      ])

      const expected = text(at(1), placeOf(answer, 1))
      expect(storedBy(open, answer, 0)).toMatchObject({ text: expected })
    })

    it.each(['urn:uuid:0b1f1a3e-3c0b-4c6e-9a55-0d6f5a1c2b3d', 'urn:oid:1.2.3', `${urn(7)}#a`])(
      'to %s, which no entry has, are refused [bundle-references]',
      async (reference) => {
        const open = await door.open()
        const entries = [creating(patient(), urn(1)), creating(linked(reference))]

        const answer = await refusedBundle(open, 'transaction', entries)

        expect(answer.status).toBe(400)
        expect(issueIn(answer)).toEqual({
          severity: 'error',
          code: 'invalid',
          diagnostics: `No entry has the fullUrl ${reference}.`,
          expression: ['Bundle.entry[1]'],
        })
      },
    )

    it('within a Bundle that is stored lead to its own entries [bundle-references]', async () => {
      const open = await door.open()
      const { answer } = await posted(open, [
        creating(patient(), urn(1)),
        creating(patient(), urn(5)),
        creating(collection(urn(5))),
        creating({ resourceType: 'Bundle', type: 'collection' }),
      ])

      expect(storedBy(open, answer, 2)).toMatchObject(collection(placeOf(answer, 1)))
    })

    it('with a query lead to the one resource that is found [bundle-references]', async () => {
      const open = await withIdentifiers(door)
      const { answer } = await posted(open, [
        creating(linked('Patient?identifier=one')),
        updating({ ...linked('Patient?_id=b&identifier=two'), id: 'p' }),
        creating(patient({ managingOrganization: to('Organization?name=None%20of%20these') })),
      ])

      const stored = [0, 1, 2].map((index) => storedBy(open, answer, index))
      expect(stored).toMatchObject([
        linked('Patient/a'),
        linked('Patient/b'),
        patient({ managingOrganization: to('Organization/o') }),
      ])
    })

    it.each<[number, string, string, string]>([
      [412, 'Patient?identifier=nobody', 'not-found', 'leads to nothing.'],
      [412, 'Patient?identifier=two', 'multiple-matches', 'leads to more than one resource.'],
      [400, 'Nothing?_id=a', 'invalid', 'is not a search of a type.'],
      [400, 'Patient?identifier=%zz', 'invalid', 'is not a search of a type.'],
      [400, 'Patient?nam=x', 'invalid', 'Patient has no search parameter nam.'],
      [400, 'Patient?_count=1', 'invalid', 'a condition needs one search parameter at least.'],
    ])('with a query are refused with %i: %s [bundle-references]', async (...row) => {
      const [status, reference, code, problem] = row
      const open = await withIdentifiers(door)
      const entries = [creating(patient()), creating(linked(reference))]

      const answer = await refusedBundle(open, 'transaction', entries)

      expect(answer.status).toBe(status)
      expect(issueIn(answer)).toMatchObject({ code, expression: ['Bundle.entry[1]'] })
      expect(issueIn(answer)['diagnostics']).toContain(problem)
    })

    it('with a query stay as they are in a batch and outside of bundles [bundle-references]', async () => {
      const open = await withIdentifiers(door)
      const resource = linked('Patient?identifier=one')
      const answer = await post(open, 'batch', [creating(resource)])
      await put(open, 'p', resource)

      expect(storedBy(open, answer, 0)).toMatchObject(resource)
      expect(open.fake.resources(open.store).get('Patient', 'p')).toMatchObject(resource)
    })
  })
}

/** Posts a transaction that is carried out, and tells where what has the n-th local name was stored. */
async function posted(
  open: OpenFhirDoor,
  entries: readonly Entry[],
): Promise<{ readonly answer: Answered; readonly at: (number: number) => string }> {
  const answer = await post(open, 'transaction', entries)
  expect(statusesIn(answer).every((status) => status.startsWith('2'))).toBe(true)
  const indexOf = (number: number) => entries.findIndex(({ fullUrl }) => fullUrl === urn(number))
  return { answer, at: (number) => placeOf(answer, indexOf(number)) }
}

/** A store with one patient who has an identifier alone, two who share one, and an organization. */
async function withIdentifiers(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  await put(open, 'a', { identifier: [{ value: 'one' }] })
  for (const id of ['b', 'c']) await put(open, id, { identifier: [{ value: 'two' }] })
  const resource = { resourceType: 'Organization', id: 'o', name: 'None of these' }
  open.fake.resources(open.store).put(resource)
  return open
}
