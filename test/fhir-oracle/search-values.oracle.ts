import { describe, expect, it } from 'vitest'
import { extractTuples, extractValues } from '../../src/features/search/extract.ts'
import { isJsonObject, type JsonObject } from '../../src/kernel/json.ts'
import { fhirModel } from '../../src/model/fhir/model.ts'
import { files } from './examples.ts'
import { readHl7Parameters } from './hl7-search.ts'

const hl7 = readHl7Parameters()
const model = fhirModel()

interface Example {
  readonly name: string
  readonly type: string
  readonly resource: JsonObject
}

/** A resource, and those in the entries of a Bundle. */
function examplesIn(name: string, resource: JsonObject): readonly Example[] {
  const { entry, resourceType } = resource
  const inside = (Array.isArray(entry) ? entry.filter(isJsonObject) : []).flatMap((one, index) =>
    isJsonObject(one['resource']) ? examplesIn(`${name} entry ${index}`, one['resource']) : [],
  )
  const type = typeof resourceType === 'string' ? resourceType : ''
  return [{ name, type, resource }, ...inside]
}

const examples = [...files]
  .filter(([, text]) => text.length < 300_000)
  .flatMap(([name, text]) => examplesIn(name, JSON.parse(text) as JsonObject))

const types = [...new Set(examples.map(({ type }) => type))]

function textOf(values: readonly unknown[]): string {
  const texts = values.map((value) => JSON.stringify(value))
  return [...new Set(texts)].toSorted().join('\n')
}

function ownText(values: ReturnType<typeof extractValues>): string {
  return textOf(values.map(({ value }) => value))
}

describe('A search parameter', () => {
  it.each(types)("finds in HL7's examples of %s what fhirpath.js finds", (type) => {
    const differences = examples
      .filter((example) => example.type === type)
      .flatMap(({ name, resource }) =>
        [...model.searchParameters(type)].flatMap(([code, parameter]) => {
          const reference = hl7.get(type)?.get(code) ?? hl7.get('Resource')?.get(code)
          const own = ownText(extractValues(resource, parameter, model))
          const theirs = textOf(reference?.values(resource) ?? [])
          return own === theirs ? [] : [{ name, code, own, theirs }]
        }),
      )

    expect(differences).toEqual([])
  })

  it('that is composite finds the values of its parts together, as fhirpath.js does', () => {
    let count = 0
    const differences = examples.flatMap(({ name, type, resource }) =>
      [...model.searchParameters(type)].flatMap(([code, parameter]) => {
        if (parameter.type !== 'composite') return []
        const own = extractTuples(resource, parameter, model).map((parts) => parts.map(ownText))
        const theirs = hl7.get(type)?.get(code)?.tuples(resource) ?? []
        count += own.length
        const isSame = textOf(own) === textOf(theirs.map((parts) => parts.map(textOf)))
        return isSame ? [] : [{ name, code, own, theirs }]
      }),
    )

    expect(differences).toEqual([])
    expect(count).toBeGreaterThan(100)
  })

  it('is there for each that HL7 gives an expression', () => {
    const missing = [...hl7].flatMap(([type, codes]) =>
      [...codes.keys()].filter((code) => !model.searchParameters(type).has(code)),
    )

    expect(missing).toEqual([])
  })
})
