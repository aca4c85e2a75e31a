import { describe, expect, it } from 'vitest'
import { counts, failures, idsIn, importedLines, noJson, patient } from './tools.ts'

describe('A line fails [import-validation]', () => {
  it.each([
    ['that is no JSON', 'none', noJson],
    ['that is half of an object', '{"resourceType":"Patient","id":"a"', noJson],
    ['that is a list', '[{"resourceType":"Patient","id":"a"}]', noJson],
    ['that is null', 'null', noJson],
    ['that is a text', '"Patient"', noJson],
    ['without a type', '{"id":"a"}', "Value null at 'resourceType' failed to satisfy constraint"],
    ['whose type is a number', '{"resourceType":7,"id":"a"}', "Value '7' at 'resourceType'"],
    ['whose type has a digit', '{"resourceType":"P1","id":"a"}', "Value 'P1' at 'resourceType'"],
    [
      'of an unknown type',
      '{"resourceType":"Patients","id":"a"}',
      'Unknown resource type Patients',
    ],
    ['of a type of R5', '{"resourceType":"Transport","id":"a"}', 'Unknown resource type Transport'],
    ['of a type of R4B', '{"resourceType":"SubscriptionTopic","id":"a"}', 'Unknown resource type'],
    ['of a type that the service lacks', '{"resourceType":"Basic","id":"a"}', 'Unknown resource'],
    [
      'of an abstract type',
      '{"resourceType":"Resource","id":"a"}',
      'Unknown resource type Resource',
    ],
    [
      'of a type that begins with a digit',
      '{"resourceType":"1Patient","id":"a"}',
      "Value '1Patient' at 'resourceType' failed",
    ],
    ['of type constructor', '{"resourceType":"constructor","id":"a"}', 'Unknown resource type'],
    ['without an id', '{"resourceType":"Patient"}', 'Missing required id field in resource json'],
    ['whose id is null', '{"resourceType":"Patient","id":null}', 'Missing required id field'],
    ['whose id is a number', '{"resourceType":"Patient","id":7}', "Value '7' at 'resourceId'"],
    ['whose id is empty', '{"resourceType":"Patient","id":""}', "Value '' at 'resourceId'"],
    ['whose id has a blank', patient('a b'), "Value 'a b' at 'resourceId' failed"],
    ['whose id has an underscore', patient('a_b'), "Value 'a_b' at 'resourceId' failed"],
    ['whose id is too long', patient('a'.repeat(65)), "at 'resourceId' failed"],
    ['whose id has a line break', patient('a\n'), "at 'resourceId' failed"],
  ])('%s', (_what, line, told) => {
    for (const level of ['strict', 'structure-only', 'minimal'] as const) {
      const got = importedLines(line, { level })

      expect(failures(got)).toEqual([[1, expect.stringContaining(told)]])
      expect(idsIn(got)).toEqual([])
      expect(counts(got)).toEqual([1, 1, 1, 0, 1])
    }
  })

  it('if it breaks R4, with all that is wrong told in the words of the service [validation-levels] [validation-texts]', () => {
    const line =
      '{"resourceType":"Observation","id":"a","status":"odd","telecom":[],"subject":{"reference":"Device/a"},"component":[{}]}'
    const profile = 'Profile http://hl7.org/fhir/StructureDefinition/Observation'
    for (const level of ['strict', 'structure-only'] as const) {
      const got = importedLines(line, { level })

      expect(idsIn(got)).toEqual([])
      expect(got.lines('FAILURE/a.ndjson')).toEqual([
        {
          lineId: 1,
          UpdateResourceResponse: {
            jsonBlob: {
              resourceType: 'OperationOutcome',
              issue: [
                {
                  severity: 'error',
                  code: 'processing',
                  diagnostics: "The code 'odd' is not in the value set observation-status",
                  location: ['Observation.status'],
                  expression: ['Observation.status'],
                },
                {
                  severity: 'error',
                  code: 'processing',
                  diagnostics: "Unrecognised property '@telecom'",
                  location: ['/Observation'],
                  expression: ['Observation'],
                },
                expect.objectContaining({ location: ['Observation.component[0]'] }),
                expect.objectContaining({
                  diagnostics: 'An object must have more than an id',
                  location: ['/Observation/component'],
                  expression: ['Observation.component[0]'],
                }),
                {
                  severity: 'error',
                  code: 'processing',
                  diagnostics: `${profile}, Element 'Observation.code': minimum required = 1, but only found 0`,
                  location: ['Observation'],
                  expression: ['Observation'],
                },
              ],
            },
            statusCode: 400,
          },
        },
      ])
    }
  })
})

describe('The types of resources that are taken', () => {
  it.each(['CodeSystem', 'Subscription', 'ClinicalImpression', 'OperationOutcome', 'Parameters'])(
    'have %s among them [resource-types]',
    (resourceType) => {
      const line = JSON.stringify({ resourceType, id: 'a' })

      expect(idsIn(importedLines(line, { level: 'minimal' }))).toEqual([`${resourceType}/a`])
    },
  )

  it('can be all of R4 [resource-types]', () => {
    const options = { assumptions: { fhirUnlistedTypes: 'accepted' } } as const
    const lines = ['Basic', 'SubscriptionTopic'].map((resourceType) =>
      JSON.stringify({ resourceType, id: 'a', code: { text: 'x' } }),
    )
    const got = importedLines(lines.join('\n'), { options })

    expect(idsIn(got)).toEqual(['Basic/a'])
    expect(failures(got)).toEqual([[2, 'Unknown resource type SubscriptionTopic']])
  })
})
