import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { libraryFolder } from '../../scripts/fhir-model/library.ts'
import { applyJsonPatch } from '../../src/features/patch/apply-json-patch.ts'
import { readJsonPatch } from '../../src/features/patch/json-patch.ts'
import { attemptPatch } from '../../src/features/patch/refusal.ts'
import type { Json } from '../../src/kernel/json.ts'
import { parseJson } from '../../src/kernel/parse-json.ts'
import { writeJson } from '../../src/kernel/write-json.ts'

/** A record of json-patch-tests; without `expected` and `error` the document stays as it is. */
interface Case {
  readonly comment?: string
  readonly doc: Json
  readonly patch: Json
  readonly expected?: Json
  readonly error?: string
}

/** Records that cannot be asked of us, by their comments, with the reason. */
const leftOut: Readonly<Record<string, string>> = {
  'duplicate ops':
    'its operation has the member op twice, and JSON in which a member comes twice is refused before it is looked at as a patch',
}

const folder = libraryFolder('json-patch-test-suite', '1.1.0')

function casesIn(file: string): readonly Case[] {
  const text = readFileSync(`${folder}/${file}`, 'utf8')
  return parseJson(text, { form: 'JSON' }).value as unknown as readonly Case[]
}

describe.each([
  ['spec_tests.json', 17],
  ['tests.json', 78],
])('The public cases of RFC 6902 in %s', (file, count) => {
  const cases = casesIn(file)

  it(`are ${count}`, () => {
    expect(cases).toHaveLength(count)
  })

  it.each(
    cases
      .filter(({ comment = '' }) => !Object.hasOwn(leftOut, comment))
      .map((one, index) => [index, one.comment ?? one.error ?? writeJson(one.patch), one] as const),
  )('%i: %s', (_index, _name, { doc, patch, expected, error }) => {
    const before = writeJson(doc)
    const { value, problem } = attemptPatch(() => applyJsonPatch(doc, readJsonPatch(patch)))

    expect(problem !== undefined).toBe(error !== undefined)
    expect(plain(value)).toEqual(plain(error === undefined ? (expected ?? doc) : undefined))
    expect(writeJson(doc)).toBe(before)
  })
})

function plain(value: Json | undefined): unknown {
  return value === undefined ? undefined : JSON.parse(writeJson(value))
}

it('leaves out no case without a reason, and none that is not there', () => {
  const comments = ['spec_tests.json', 'tests.json'].flatMap(casesIn).map(({ comment }) => comment)

  expect(comments).toEqual(expect.arrayContaining(Object.keys(leftOut)))
})
