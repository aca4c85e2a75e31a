import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyPatch, readPatch, type Patch } from '../../src/features/patch/patch.ts'
import { attemptPatch } from '../../src/features/patch/refusal.ts'
import { applyJsonPatch } from '../../src/features/patch/apply-json-patch.ts'
import { readJsonPatch } from '../../src/features/patch/json-patch.ts'
import type { Json, JsonObject } from '../../src/kernel/json.ts'
import { parseJson } from '../../src/kernel/parse-json.ts'
import { writeJson } from '../../src/kernel/write-json.ts'
import { resourceFromXml } from './fhir-xml.ts'
import { checkout } from './hl7-cases.ts'
import { parseXml, type XmlElement } from './xml.ts'

const releases = ['r4', 'r4b', 'r5']

describe.skipIf(checkout === undefined).each(releases)(
  "HL7's cases of FHIRPath Patch, %s",
  (release) => {
    const file = `${release}/patch/fhir-patch-tests.xml`
    const cases = checkout === undefined ? [] : parseXml(read(file)).children

    it('are more than thirty', () => {
      expect(cases.length).toBeGreaterThan(30)
    })

    it.each(cases.map((one) => [one.attributes['name'], one] as const))('%s', (_name, one) => {
      const [input, diff] = [resourceIn(one, 'input'), resourceIn(one, 'diff')]
      const output = one.children.some(({ name }) => name === 'output')
        ? resourceIn(one, 'output')
        : undefined
      const patch = readPatch('fhirpath', diff)

      expect(patch.problem).toBeUndefined()
      const { value, problem } = applyPatch(input, patch.value as Patch)

      expect(problem?.kind).toBe(output === undefined ? 'inapplicable' : undefined)
      expect(plain(value)).toEqual(plain(output))
    })
  },
)

interface JsonCase {
  readonly comment: string
  readonly doc: Json
  readonly patch: Json
  readonly expected?: Json
}

describe.skipIf(checkout === undefined).each(releases)(
  "HL7's cases of JSON Patch, %s",
  (release) => {
    const file = `${release}/patch/json-patch-tests.json`
    const cases =
      checkout === undefined ? [] : (parseJson(read(file)).value as unknown as readonly JsonCase[])

    it('are more than fifteen', () => {
      expect(cases.length).toBeGreaterThan(15)
    })

    it.each(cases.map((one) => [one.comment, one] as const))(
      '%s',
      (_name, { doc, patch, expected }) => {
        const { value, problem } = attemptPatch(() => applyJsonPatch(doc, readJsonPatch(patch)))

        expect(problem === undefined).toBe(expected !== undefined)
        expect(plain(value)).toEqual(plain(expected))
      },
    )
  },
)

function read(file: string): string {
  return readFileSync(join(checkout as string, file), 'utf8')
}

function resourceIn({ children }: XmlElement, name: string): JsonObject {
  const found = children.find((child) => child.name === name)
  return resourceFromXml(found?.children[0] as XmlElement)
}

/** White space between the tags of a narrative, and how a quote is written there, are no difference. */
function plain(value: Json | undefined): unknown {
  if (value === undefined) return undefined
  return JSON.parse(writeJson(value), (key, member: unknown) =>
    key === 'div' && typeof member === 'string'
      ? member.replaceAll(/(?<=>)\s+|\s+(?=<)/g, '').replaceAll('&quot;', '"')
      : member,
  )
}
