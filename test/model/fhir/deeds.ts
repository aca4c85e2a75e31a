import * as fc from 'fast-check'
import type { FhirRequest } from 'fake-healthlake'
import { patching } from '../../fhir-endpoint/bundle-tools.ts'
import type { Criteria, Deed } from './deed.ts'

const type = fc.constantFrom('Patient', 'Patient', 'Person')
const id = fc.constantFrom('a', 'b', 'c')
const ifMatch = fc.constantFrom(undefined, undefined, undefined, 'W/"1"', 'W/"2"', 'W/"3"')
const ifNoneMatch = fc.constantFrom(undefined, undefined, undefined, undefined, '*')
const word = fc.constantFrom('x', 'y')

const members = fc.record(
  {
    active: fc.oneof({ weight: 12, arbitrary: fc.boolean() }, fc.constant('yes')),
    identifier: word.map((value) => [{ value }]),
    meta: word.map((code) => ({ tag: [{ code }] })),
    // The number of another entry, in a bundle.
    extension: fc.nat(5).map((valueInteger) => [{ url: 'urn:link', valueInteger }]),
  },
  { requiredKeys: [] },
)

/** What a patch adds. */
const patched = fc.record({ active: fc.boolean(), identifier: word.map((value) => [{ value }]) })

export const criteria: fc.Arbitrary<Criteria> = fc.oneof(
  word.map((identifier) => ({ identifier })),
  id.map((_id) => ({ _id })),
  fc.record({ _id: id, _tag: word }),
  fc.record({ _id: id, identifier: word }),
)

function kind<Kind extends Deed['kind']>(name: Kind) {
  return fc.constant(name)
}

const ofOne = fc.oneof(
  fc.record({ kind: kind('create'), type, resource: members }),
  fc.record({ kind: kind('put'), type, id, resource: members, ifMatch, ifNoneMatch }),
  { weight: 3, arbitrary: fc.record({ kind: kind('put'), type, id, resource: members }) },
  fc.record({ kind: kind('patch'), type, id, resource: patched, ifMatch }),
  fc.record({ kind: kind('delete'), type, id, ifMatch }),
  fc.record({ kind: kind('read'), type, id }),
  fc.record({ kind: kind('vread'), type, id, version: fc.integer({ min: 1, max: 4 }) }),
)
const byCriteria = fc.oneof(
  fc.record({
    kind: kind('putBy'),
    type,
    criteria,
    resource: fc
      .tuple(members, fc.option(id, { nil: undefined }))
      .map(([rest, own]) => ({ ...rest, id: own })),
    ifMatch,
    ifNoneMatch,
  }),
  fc.record({ kind: kind('deleteBy'), type, criteria, ifMatch }),
)

/** A deed by itself. */
export const deed = fc.oneof({ weight: 3, arbitrary: ofOne }, byCriteria).map(toDeed)

/** A deed in a transaction, which has others seldom. */
export const deedOfOne = fc.oneof({ weight: 20, arbitrary: ofOne }, byCriteria).map(toDeed)

function toDeed(one: object): Deed {
  return withoutUndefined(one) as Deed
}

function withoutUndefined(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object
}

const methods = {
  create: 'POST',
  put: 'PUT',
  putBy: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  deleteBy: 'DELETE',
  read: 'GET',
  vread: 'GET',
} as const

/** What asks for a deed: the parts of a request, or of an entry. */
export function toParts(one: Deed) {
  const { kind: of, type: name, id: own, version, criteria: by } = one
  const path = own === undefined ? name : `${name}/${own}`
  const query =
    by === undefined ? '' : `?${String(new URLSearchParams(by as Record<string, string>))}`
  const conditions = { ifMatch: one.ifMatch, ifNoneMatch: one.ifNoneMatch }
  const url = path + (version === undefined ? '' : `/_history/${version}`) + query
  return {
    method: methods[of],
    url,
    conditions: withoutUndefined(conditions) as Record<string, string>,
    resource: of === 'patch' ? patching(url, toOperations(one)).resource : toResource(one),
  }
}

function toResource({ type: name, id: own, resource }: Deed): object | undefined {
  return resource && { resourceType: name, ...(own === undefined ? {} : { id: own }), ...resource }
}

function toOperations({ resource = {} }: Deed): readonly object[] {
  return Object.entries(resource).map(([name, value]) => ({ op: 'add', path: `/${name}`, value }))
}

const headers: Readonly<Record<string, string>> = {
  ifMatch: 'if-match',
  ifNoneMatch: 'if-none-match',
}

export function toRequest(one: Deed): FhirRequest {
  const { method, url, conditions, resource } = toParts(one)
  const named = Object.entries(conditions).map(([name, value]) => [headers[name] ?? name, value])
  const given = Object.fromEntries(named) as Record<string, string>
  if (one.kind === 'patch') {
    const format = { 'content-type': 'application/json-patch+json' }
    return { method, path: url, headers: { ...given, ...format }, body: toOperations(one) }
  }
  const body = resource === undefined ? {} : { body: resource }
  return { method, path: url, headers: given, ...body }
}
