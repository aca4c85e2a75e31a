import { describe, expect, it } from 'vitest'
import {
  counts,
  failures,
  idsIn,
  importedLines,
  noJson,
  patient,
  type ImportPlan,
} from './tools.ts'

/** The elements that a resource is told to lack. */
function lackedBy(resource: object, plan?: ImportPlan): string[] {
  const line = JSON.stringify({ id: 'a', ...resource })
  return failures(importedLines(line, plan)).flatMap(
    ([, text]) => text.match(/[A-Z]\w+\.[\w[\]]+/g) ?? [],
  )
}

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

  it('if it lacks what its type must have, with each such element told', () => {
    const got = importedLines('{"resourceType":"Observation","id":"a","status":""}')

    expect(got.lines('FAILURE/a.ndjson')).toEqual([
      {
        lineId: 1,
        UpdateResourceResponse: {
          jsonBlob: {
            resourceType: 'OperationOutcome',
            issue: ['status', 'code'].map((element) => ({
              severity: 'error',
              code: 'processing',
              diagnostics: `Observation.${element}: minimum required = 1, but only found 0 (from http://hl7.org/fhir/StructureDefinition/Observation)`,
              location: ['Observation'],
            })),
          },
          statusCode: 400,
        },
      },
    ])
  })
})

describe('Mandatory elements [import-validation]', () => {
  const request = {
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/x' },
  }

  it.each([null, '', [], {}])('are not there if they are %o', (subject) => {
    expect(lackedBy({ resourceType: 'Condition', subject })).toEqual(['Condition.subject'])
  })

  it.each([0, false, 'x', [1], { a: 1 }])('are there if they are %o', (subject) => {
    expect(lackedBy({ resourceType: 'Condition', subject })).toEqual([])
  })

  it('may have extensions instead of a value', () => {
    const code = { text: 'x' }
    const status = { extension: [{ url: 'u', valueCode: 'unknown' }] }

    expect(lackedBy({ resourceType: 'Observation', code, ['_status']: status })).toEqual([])
  })

  it('may be any alternative of a choice of types, and nothing that only begins like one', () => {
    const nothing = { elements: ['MedicationRequest.medication[x]'] }
    const medicationReference = { reference: '#m' }
    const medicationCodeableConcept = { text: 'm' }

    expect({ elements: lackedBy(request) }).toEqual(nothing)
    expect(lackedBy({ ...request, medicationReference })).toEqual([])
    expect(lackedBy({ ...request, medicationCodeableConcept })).toEqual([])
    expect({ elements: lackedBy({ ...request, medicationString: 'm' }) }).toEqual(nothing)
  })

  it('are asked for with structure-only too, and types that need none are fine', () => {
    const plan = { level: 'structure-only' } as const

    expect(lackedBy({ resourceType: 'Encounter' }, plan)).toEqual([
      'Encounter.status',
      'Encounter.class',
    ])
    expect(lackedBy({ resourceType: 'Organization' }, plan)).toEqual([])
  })

  it('that lack are listed in a folder of their own with minimal, and imported [import-minimal]', () => {
    const lines = ['{"resourceType":"Observation","id":"a","x":1}', patient('b'), 'none']
    const got = importedLines(lines.join('\n'), { level: 'minimal' })

    expect(idsIn(got)).toEqual(['Observation/a', 'Patient/b'])
    expect(counts(got)).toEqual([1, 1, 3, 2, 1])
    expect(got.names).toEqual([
      'FAILURE/a.ndjson',
      'Manifest.json',
      'SUCCESS/a.ndjson',
      'SUCCESS_WITH_SEARCH_VALIDATION_FAILURES/a.ndjson',
    ])
    expect(got.lines('SUCCESS_WITH_SEARCH_VALIDATION_FAILURES/a.ndjson')).toMatchObject([
      {
        lineId: 1,
        UpdateResourceResponse: {
          jsonBlob: { resourceType: 'OperationOutcome', issue: [{}, {}] },
          statusCode: 201,
        },
      },
    ])
    expect(got.lines('SUCCESS/a.ndjson').map(({ lineId }) => lineId)).toEqual([2])
  })

  it('that lack with minimal are no error [import-minimal]', () => {
    const got = importedLines('{"resourceType":"Observation","id":"a"}', { level: 'minimal' })

    expect(got.job.JobStatus).toBe('COMPLETED')
  })

  it('are all that is asked for: types, value sets and references are not looked at', () => {
    const odd = { resourceType: 'Observation', status: 'odd', code: 7, subject: 'nobody', x: {} }

    expect(lackedBy(odd)).toEqual([])
  })
})
