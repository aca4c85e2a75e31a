import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A case of HL7's validator: a resource, and whether it has errors by R4 alone. */
export interface Hl7Case {
  readonly name: string
  readonly text: string
  readonly hasErrors: boolean
}

/** A checkout of FHIR/fhir-test-cases, if somebody names one. */
export const checkout = process.env['FHIR_TEST_CASES']

if (checkout === undefined) {
  console.log(
    "!!! FHIR_TEST_CASES names no checkout of github.com/FHIR/fhir-test-cases. HL7's cases of validation and of patches are left out; FHIR_TEST_CASES=DIR npm run test:fhir takes them in.",
  )
}

interface Entry {
  readonly name: string
  readonly file: string
  readonly version?: string
  readonly 'use-test'?: boolean
  readonly java?: string | Expectation
}

interface Expectation {
  readonly errorCount?: number
  readonly outcome?: Outcome
}

interface Outcome {
  readonly issue?: readonly { readonly severity: string }[]
}

/**
 * Members of cases that validate one resource with the settings that everybody has. Any other brings profiles, packages
 * or further files, names a logical model, or changes what the validator looks at. `profile` is a second step, which has
 * an outcome of its own.
 */
const usual: ReadonlySet<string> = new Set([
  'name',
  'file',
  'version',
  'module',
  'description',
  'explanation',
  'documentation',
  'comment',
  'tags',
  'debug',
  'crumb-trail',
  'use-test',
  'profile',
  'java',
  'brianpos',
  'dotnet-brianpos',
  'firely-sdk-current',
  'firely-sdk-wip',
])

/** The cases of R4 in JSON that are a resource by itself, and whose outcome is there. */
export function readHl7Cases(directory: string): readonly Hl7Case[] {
  const root = join(directory, 'validator')
  const { 'test-cases': entries } = readJson(join(root, 'manifest.json')) as {
    readonly 'test-cases': readonly Entry[]
  }
  return entries.filter(isTaken).flatMap(({ name, file, java }) => {
    const hasErrors = java === undefined ? undefined : readExpectation(root, java)
    const path = join(root, file)
    if (hasErrors === undefined || !existsSync(path)) return []
    return [{ name, text: readFileSync(path, 'utf8'), hasErrors }]
  })
}

function isTaken(entry: Entry): boolean {
  const { file, version = '' } = entry
  return (
    /^4\.0(?:\.1)?$/.test(version) &&
    file.endsWith('.json') &&
    entry['use-test'] !== false &&
    Object.keys(entry).every((member) => usual.has(member))
  )
}

// It stands in the manifest, or in a file of its own that it names, with or without its ending.
function readExpectation(root: string, java: string | Expectation): boolean | undefined {
  if (typeof java !== 'string') return hasErrorsIn(java)
  const path = join(root, 'outcomes', `${java.replace(/\.json$/, '')}.json`)
  return existsSync(path) ? hasErrorsIn(readJson(path) as Expectation & Outcome) : undefined
}

function hasErrorsIn(expected: Expectation & Outcome): boolean {
  if (expected.errorCount !== undefined) return expected.errorCount > 0
  const { issue = [] } = expected.outcome ?? expected
  return issue.some(({ severity }) => severity === 'error' || severity === 'fatal')
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
