import { describe, expect, it } from 'vitest'
import { validateResource } from '../../src/features/fhir/validation/validate.ts'
import { createFakeHealthLake } from '../../src/index.ts'
import { parseExample } from './examples.ts'
import { expectedDifferences } from './expected-differences.ts'
import { checkout, readHl7Cases } from './hl7-cases.ts'

describe.skipIf(checkout === undefined)("HL7's validator cases", () => {
  const cases = checkout === undefined ? [] : readHl7Cases(checkout)

  it('are refused where HL7 finds errors and taken where not, but for the differences that are known', () => {
    const differing = cases.filter(({ text, hasErrors }) => isRefused(text) !== hasErrors)
    const known = Object.values(expectedDifferences).flat()

    expect(differing.map(({ name }) => name).toSorted()).toEqual(known.toSorted())
    expect(cases.length).toBeGreaterThan(150)
  })
})

/** Whether a data store refuses it as a resource; what no request can bring is asked of the validator itself. */
function isRefused(text: string): boolean {
  const type = typeOf(text) ?? 'Basic'
  const fake = createFakeHealthLake({ assumptions: { fhirUnlistedTypes: 'accepted' } })
  const { DatastoreId } = fake.addDatastore()
  const { status } = fake.fhir(DatastoreId).request({ method: 'POST', path: type, body: text })
  if (status === 405) return validateResource(parseExample(text)).length > 0
  expect([201, 400]).toContain(status)
  return status === 400
}

// Without the byte order mark that one of them begins with.
function typeOf(text: string): string | undefined {
  try {
    return (JSON.parse(text.trim()) as { readonly resourceType?: string }).resourceType
  } catch {
    return undefined
  }
}
