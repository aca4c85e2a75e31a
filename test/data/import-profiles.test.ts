import { describe, expect, it } from 'vitest'
import { failures, importedLines, patient } from './tools.ts'

describe('The profiles that a line says it keeps to', () => {
  const lines = [
    patient('base', { meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] } }),
    patient('core', {
      meta: {
        profile: [
          'http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient',
          'http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient|6.1.0',
          'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient|2.5.0',
        ],
      },
    }),
    patient('old', {
      meta: { profile: ['http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient|2.0.0'] },
    }),
    patient('mimic', { meta: { profile: ['http://mimic.mit.edu/fhir/mimic-patient'] } }),
    patient('tag', { meta: { tag: [{ code: 'x' }] } }),
  ].join('\n')

  it('are not looked at [unknown-profile]', () => {
    expect(importedLines(lines).job.JobStatus).toBe('COMPLETED')
  })

  it('can be refused with strict if the service does not know them [unknown-profile]', () => {
    const options = { assumptions: { fhirUnknownProfile: 'refused' } } as const
    const got = importedLines(lines, { options })

    expect(failures(got)).toEqual([
      [
        3,
        "The profile 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient|2.0.0' is not supported",
      ],
      [4, "The profile 'http://mimic.mit.edu/fhir/mimic-patient' is not supported"],
    ])
    expect(got.lines('FAILURE/a.ndjson')[1]).toMatchObject({
      UpdateResourceResponse: { jsonBlob: { issue: [{ location: ['Patient.meta.profile[0]'] }] } },
    })
    const lenient = importedLines(lines, { options, level: 'structure-only' })
    expect(lenient.job.JobStatus).toBe('COMPLETED')
  })

  it('may be in any form when what is wrong is more than them [unknown-profile]', () => {
    const options = { assumptions: { fhirUnknownProfile: 'refused' } } as const
    const odd = ['x', { profile: 'x' }, { profile: [7] }].map((meta) => patient('a', { meta }))
    const got = importedLines(odd.join('\n'), { options })

    expect(failures(got).map(([line]) => line)).toEqual([1, 2, 3])
    expect(failures(got).join(' ')).not.toContain('not supported')
  })
})
