import * as fc from 'fast-check'
import { urn, type Entry } from '../fhir-endpoint/bundle-tools.ts'

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const tag = fc.constantFrom(undefined, undefined, undefined, 'W/"1"', 'W/"2"')

/** A patient, with whom it is linked: the number of another entry. */
const patient = fc.record({
  active: fc.oneof({ weight: 12, arbitrary: fc.boolean() }, fc.constant('yes')),
  links: fc.array(fc.nat(9), { maxLength: 2 }),
})

/** What an entry asks for. */
const deed = fc.oneof(
  fc.record({ method: fc.constant('POST' as const), patient }),
  fc.record({
    method: fc.constant('PUT' as const),
    id,
    patient,
    ifMatch: tag,
    ifNoneMatch: fc.constantFrom(undefined, undefined, undefined, '*'),
  }),
  fc.record({ method: fc.constant('DELETE' as const), id, ifMatch: tag }),
  fc.record({ method: fc.constant('GET' as const), id }),
  fc.record({ method: fc.constant('GET' as const), id, version: fc.integer({ min: 1, max: 3 }) }),
)

type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never

/** The entries of a bundle, none of which writes what another does. */
export const entries: fc.Arbitrary<readonly Entry[]> = fc
  .uniqueArray(deed, { minLength: 1, maxLength: 8, comparator: isOfOneResource, size: 'max' })
  .map((deeds) => deeds.map((each, index) => toEntry(each, index, deeds.length)))

function isOfOneResource(one: Deed, other: Deed): boolean {
  return [one, other].every(({ method }) => method === 'PUT' || method === 'DELETE')
    ? (one as { id: string }).id === (other as { id: string }).id
    : false
}

function toEntry(one: Deed, index: number, count: number): Entry {
  const fullUrl = urn(index)
  if (one.method === 'GET') {
    const version = 'version' in one ? `/_history/${one.version}` : ''
    return { fullUrl, request: { method: 'GET', url: `Patient/${one.id}${version}` } }
  }
  const conditions = Object.fromEntries(
    Object.entries(one).filter(([name, value]) => name.startsWith('if') && value !== undefined),
  ) as Record<string, string>
  const url = one.method === 'POST' ? 'Patient' : `Patient/${one.id}`
  const request = { method: one.method, url, ...conditions }
  if (one.method === 'DELETE') return { fullUrl, request }
  const { active, links } = one.patient
  const link = links.map((to) => ({ other: { reference: urn(to % count) }, type: 'seealso' }))
  const resource = {
    resourceType: 'Patient',
    ...(one.method === 'PUT' ? { id: one.id } : {}),
    active,
    ...(link.length === 0 ? {} : { link }),
  }
  return { fullUrl, resource, request }
}

/** What was done before: writes of the same patients. */
export const before = fc.array(
  fc.record({ method: fc.constantFrom('PUT', 'PUT', 'PUT', 'DELETE'), id }),
  { maxLength: 10, size: 'max' },
)
