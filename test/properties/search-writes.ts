import * as fc from 'fast-check'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'

/** Something that is done to a data store's resources, or to the clock. */
export type Write =
  | { readonly kind: 'advance'; readonly ms: number }
  | {
      readonly kind: 'put' | 'request' | 'strong'
      readonly type: string
      readonly id: string
      /** What it is to be; undefined deletes it. */
      readonly resource: Record<string, unknown> | undefined
    }
  | { readonly kind: 'create'; readonly resource: Record<string, unknown> }

/** How late a write is found where a fake has a lag. */
export const LAG = 20_000

const ids = ['a', 'b', 'c', 'd', 'e', 'f']

const coding = fc.constantFrom('x', 'y', 'z').map((code) => ({ system: 'http://codes', code }))

const observation = fc.record({
  resourceType: fc.constant('Observation'),
  status: fc.constantFrom('final', 'amended'),
  code: fc.record({ coding: fc.array(coding, { maxLength: 2 }) }),
  subject: fc.record({ reference: fc.constantFrom(...ids).map((id) => `Patient/${id}`) }),
  effectiveDateTime: fc.constantFrom(
    '2024',
    '2024-05',
    '2024-05-03T10:00:00Z',
    '2024-05-03T10:00:00.12345678Z',
    '2024-05-03T10:00:00.1234567Z',
    '2024-05-03T10:00:00.5Z',
    '2023-12-31',
  ),
  valueQuantity: fc.record({
    value: fc.constantFrom(1, 1.5, 2, 100),
    unit: fc.constantFrom('mg', 'kg'),
  }),
})

const patient = fc.record({
  resourceType: fc.constant('Patient'),
  active: fc.boolean(),
  name: fc.array(
    fc.record({
      family: fc.constantFrom('Alvarez', 'Baker', 'alvarez'),
      given: fc.constant(['C']),
    }),
    { maxLength: 2 },
  ),
  identifier: fc.array(
    fc.record({ system: fc.constant('urn:mrn'), value: fc.constantFrom('1', '2') }),
    { maxLength: 1 },
  ),
  birthDate: fc.constantFrom('1970', '1970-01-02', '2001-02'),
})

const resource: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 2, arbitrary: observation },
  patient,
)

/** Writes of a few resources. */
export const write: fc.Arbitrary<Write> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        kind: fc.constantFrom('put', 'request', 'strong'),
        id: fc.constantFrom(...ids),
        resource,
        isDeletion: fc.nat(3).map((chance) => chance === 0),
      })
      .map(({ kind, id, resource: given, isDeletion }) => {
        const type = String(given['resourceType'])
        return { kind, type, id, resource: isDeletion ? undefined : { ...given, id } } as const
      }),
  },
  resource.map((given) => ({ kind: 'create', resource: given }) as const),
  fc
    .constantFrom(0, 1, 1000, LAG / 2, LAG, 86_400_000)
    .map((ms) => ({ kind: 'advance', ms }) as const),
)

/** Does it; gives the text of the answer, if there is one. */
export function perform(fake: FakeHealthLake, store: string, done: Write): string {
  if (done.kind === 'advance') {
    fake.clock.advance(done.ms)
    return ''
  }
  if (done.kind === 'create') {
    const { resourceType } = done.resource
    const asked = { method: 'POST', path: String(resourceType), body: done.resource }
    return fake.fhir(store).request(asked).text
  }
  const { kind, type, id, resource: given } = done
  if (kind === 'put') {
    const resources = fake.resources(store)
    if (given === undefined) resources.delete(type, id)
    else resources.put({ ...given, resourceType: type })
    return ''
  }
  const headers: Record<string, string> =
    kind === 'strong' ? { 'x-amz-fhir-history-consistency-level': 'strong' } : {}
  const path = `${type}/${id}`
  const asked =
    given === undefined
      ? { method: 'DELETE', path, headers }
      : { method: 'PUT', path, headers, body: given }
  return fake.fhir(store).request(asked).text
}

/** Writes one resource so often, and searches each time, that what an index has of old versions has to go. */
export function rewrite(fake: FakeHealthLake, store: string): void {
  const resources = fake.resources(store)
  for (let value = 0; value < 1100; value += 1) {
    resources.put({ resourceType: 'Observation', id: 'a', valueQuantity: { value } })
    resources.search('Observation', '_id=a')
  }
}

/** A fake with such a lag. */
export function made(lag: number): FakeHealthLake {
  return createFakeHealthLake({ lifecycle: { searchIndex: lag } })
}

/** Where writes begin: a store with so much in it that an index is worth it, none of which was searched. */
export function filled(): (lag: number) => {
  readonly fake: FakeHealthLake
  readonly store: string
} {
  const store = 'f'.repeat(32)
  const all = new Map([0, LAG].map((lag) => [lag, fill(made(lag), store)]))
  return (lag) => ({ fake: (all.get(lag) as FakeHealthLake).fork(), store })
}

function fill(fake: FakeHealthLake, store: string): FakeHealthLake {
  fake.addDatastore({ DatastoreId: store })
  const resources = fake.resources(store)
  for (let index = 0; index < FILLING; index += 1) {
    const id = `other-${index}`
    const code = { coding: [{ code: `w${index}` }] }
    resources.put({ resourceType: 'Observation', id, status: 'preliminary', code })
    resources.put({ resourceType: 'Patient', id, name: [{ family: `Wu ${index}` }] })
  }
  fake.clock.advance(LAG)
  return fake
}

const FILLING = 70

export type Search = readonly [type: string, query: string]

/** Searches of which an index tells the few that may match. */
const narrow: readonly Search[] = [
  ['Observation', 'code=x'],
  ['Patient', 'identifier=2'],
  ['Observation', 'code=http://codes|y,z&status=final'],
  ['Observation', 'subject=Patient/a'],
  ['Observation', 'patient=b,c&code=x,y'],
  ['Observation', 'date=2024-05'],
  ['Observation', 'date=ge2024&date=lt2024-06'],
  ['Observation', 'date=ge2024-05-03T10:00:00.1234567Z&date=lt2024-06'],
  ['Observation', 'date=2024-05-03T10:00:00.123456Z'],
  ['Observation', 'value-quantity=gt1'],
  ['Observation', 'value-quantity=2||mg'],
  ['Observation', 'subject:Patient.name=Alv'],
  ['Observation', 'patient.identifier=urn:mrn|1'],
  ['Patient', 'name=Alvarez'],
  ['Patient', 'birthdate=1970'],
  ['Patient', 'active=true'],
  ['Patient', '_id=a,b,c'],
  ['Patient', '_has:Observation:patient:code=x'],
  ['Patient', '_has:Observation:subject:date=lt2024'],
]

/** Searches that look at each resource. */
const wide: readonly Search[] = [
  ['Observation', 'code:not=x'],
  ['Observation', 'code:missing=true'],
  ['Observation', 'code-value-quantity=x$lt2'],
  ['Observation', '_sort=date'],
  ['Observation', '_sort=-value-quantity,status'],
  ['Observation', '_lastUpdated=gt2025-01-01'],
  ['Observation', 'createdAt=2025-01-01'],
  ['Observation', ''],
  ['Patient', 'family:contains=ak'],
  ['Patient', '_sort=-birthdate'],
  ['Patient', ''],
]

/** Searches of all types of parameters over what is written; the narrow ones come first, and more often. */
export const searches: readonly Search[] = [...narrow, ...wide]

export const anySearch: fc.Arbitrary<Search> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...narrow) },
  fc.constantFrom(...wide),
)
