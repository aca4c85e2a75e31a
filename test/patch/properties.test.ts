import * as fc from 'fast-check'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { attemptPatch, forEachOperation } from '../../src/features/patch/refusal.ts'
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../src/kernel/json.ts'
import { parseJson } from '../../src/kernel/parse-json.ts'
import { writeJson } from '../../src/kernel/write-json.ts'
import { runs } from '../runs.ts'
import { stateOf } from '../state-of.ts'
import { documentText, operation, pathOperation } from './arbitraries.ts'
import { diff } from './diff.ts'
import { patched, patchedPatient, toParameter, type Given } from './tools.ts'

const decimal = '"extension":[{"url":"http://example.org/x","valueDecimal":1.10}]'
const patientText = `{"resourceType":"Patient","id":"p1","active":true,${decimal},"name":[{"use":"old","given":["A","B"]}]}`

function made() {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  const endpoint = fake.fhir(DatastoreId)
  endpoint.request({ method: 'PUT', path: 'Patient/p1', body: patientText })
  return { fake, endpoint }
}

function broken(): never {
  throw new RangeError('x')
}

describe('A JSON Patch', () => {
  it('that was made of two documents makes the one of the other, and keeps the text of numbers', () => {
    fc.assert(
      fc.property(documentText, documentText, (from, to) => {
        const [before, after] = [json(from), json(to)]

        const result = patched('json', from, writeJson(diff(before, after)))

        expect(sorted(json(result as string))).toBe(sorted(after))
      }),
      runs(500),
    )
  })
})

describe('Any patch', () => {
  it('hides no error that is none of the patch', () => {
    expect(() => attemptPatch(broken)).toThrow(RangeError)
    expect(() => attemptPatch(() => forEachOperation([1], broken))).toThrow(RangeError)
  })

  it.each<[string, fc.Arbitrary<unknown>]>([
    ['JSON Patch', fc.array(operation, { maxLength: 4 })],
    [
      'FHIRPath Patch',
      fc.array(pathOperation, { maxLength: 4 }).map((operations) => ({
        resourceType: 'Parameters',
        parameter: operations.map((one) => toParameter(one as Given)),
      })),
    ],
  ])('is carried out as the next version, or changes nothing: %s', (_format, patches) => {
    fc.assert(
      fc.property(patches, fc.constantFrom('strict', 'minimal'), (body, level) => {
        const { fake, endpoint } = made()
        const before = stateOf(fake, 'sequence', 'drawn')
        const headers = { 'x-amzn-healthlake-fhir-validation-level': level }

        const answer = endpoint.request({ method: 'PATCH', path: 'Patient/p1', headers, body })

        const isDone = answer.status === 200
        expect([200, 400, 422]).toContain(answer.status)
        expect(isDone || stateOf(fake, 'sequence', 'drawn') === before).toBe(true)
        const last = endpoint.request({ path: `Patient/p1/_history/${isDone ? 2 : 1}` })
        expect(last.body).toMatchObject({ id: 'p1', meta: { versionId: isDone ? '2' : '1' } })
        expect(endpoint.request({ path: 'Patient/p1' }).text).toBe(last.text)
      }),
      runs(200),
    )
  })

  it('leaves a number that it is not about as it was written', () => {
    const other = operation.filter(({ path, from }) =>
      [path, from].every((each) => each !== '' && each?.includes('extension') !== true),
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(other), { maxLength: 3 }), (operations) => {
        const { endpoint } = made()
        for (const each of operations) {
          endpoint.request({ method: 'PATCH', path: 'Patient/p1', body: [each] })
        }

        expect(endpoint.request({ path: 'Patient/p1' }).text).toContain(decimal)
      }),
      runs(200),
    )
  })
})

describe('A FHIRPath Patch', () => {
  const item = fc.record(
    { value: fc.constantFrom('a', 'b'), id: fc.constantFrom('x', 'y') },
    { requiredKeys: [] },
  )
  const items = fc.array(
    item.filter(({ value, id }) => value !== undefined || id !== undefined),
    { minLength: 1, maxLength: 5 },
  )

  it('that moves an item there and back, or inserts one and deletes it, changes nothing', () => {
    fc.assert(
      fc.property(items, fc.nat(), fc.nat(), (all, one, other) => {
        const [source, destination] = [one % all.length, other % all.length]
        const given = all.map(({ value }) => value ?? null)
        const ids = all.map(({ id }) => (id === undefined ? null : { id }))
        const members = {
          name: [ids.every((id) => id === null) ? { given } : { given, _given: ids }],
        }
        const path = 'Patient.name.given'
        const value = { valueString: 'c', _valueString: { id: 'z' } }

        const moved = patchedPatient(
          members,
          { type: 'move', path, source, destination },
          { type: 'move', path, source: destination, destination: source },
        )
        const inserted = patchedPatient(
          members,
          { type: 'insert', path, index: source, value },
          { type: 'delete', path: `${path}[${source}]` },
        )

        expect(moved).toBe(JSON.stringify(members))
        expect(inserted).toBe(JSON.stringify(members))
      }),
      runs(300),
    )
  })
})

function json(text: string): Json {
  const { value, problem } = parseJson(text)
  if (problem !== undefined) throw new Error(problem.message)
  return value
}

/** The text of a document whose members are in alphabetical order. */
function sorted(value: Json): string {
  if (isJsonArray(value)) return `[${value.map(sorted).join(',')}]`
  if (!isJsonObject(value)) return writeJson(value)
  const members = Object.entries<Json>(value satisfies JsonObject)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${sorted(member)}`)
  return `{${members.join(',')}}`
}
