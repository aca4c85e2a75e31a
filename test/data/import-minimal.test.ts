import { describe, expect, it } from 'vitest'
import { counts, idsIn, importedLines, patient, startExport, type Imported } from './tools.ts'

describe('With minimal, a line that breaks R4 [import-minimal]', () => {
  const url = 'http://healthlake.amazonaws.com/fhir/StructureDefinition/validation-issue'

  it('is listed in a folder of its own, and imported', () => {
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
          jsonBlob: { resourceType: 'OperationOutcome', issue: [{}, {}, {}, {}] },
          statusCode: 201,
        },
      },
    ])
    expect(got.lines('SUCCESS/a.ndjson').map(({ lineId }) => lineId)).toEqual([2])
  })

  it('is no error', () => {
    const got = importedLines('{"resourceType":"Observation","id":"a"}', { level: 'minimal' })

    expect(got.job.JobStatus).toBe('COMPLETED')
  })

  it('is stored with an extension that says so, the whole first [validation-issue-extension] [validation-refusal]', () => {
    const got = importedLines('{"resourceType":"Observation","id":"a","status":"final"}', {
      level: 'minimal',
    })
    const stored = got.fake.resources(got.store).get('Observation', 'a') as {
      extension: readonly { url: string; valueString: string }[]
    }

    expect(stored).toMatchObject({ resourceType: 'Observation', id: 'a', status: 'final' })
    expect(stored.extension).toEqual([{ url, valueString: expect.any(String) }])
    const text = 'FHIR resource in payload failed FHIR validation rules.'
    expect(JSON.parse(stored.extension[0]?.valueString ?? '')).toEqual({
      resourceType: 'OperationOutcome',
      issue: [
        { severity: 'error', code: 'processing', details: { text }, diagnostics: text },
        expect.objectContaining({
          diagnostics: expect.stringContaining("Element 'Observation.code': minimum required = 1"),
        }),
      ],
    })
  })

  it.each([
    ['', ''],
    ['"extension": [ {"url":"a:b","valueDecimal":1.10} ],', '{"url":"a:b","valueDecimal":1.10},'],
    ['"extension":[ ],', ''],
    ['"extension":{"valueDecimal":1.10},', '{"valueDecimal":1.10},'],
    ['"extension":"[x]","ext\\u0065nsion":[7],', '7,'],
  ])('keeps what it has in %j [validation-issue-extension]', (given, kept) => {
    const line = `{"resourceType":"Patient","id":"a",${given}"hair":{"length": 1.00}}`
    const got = importedLines(line, { level: 'minimal' })
    const exported = exportedText(got)

    expect(exported).toContain(
      `{"resourceType":"Patient","id":"a","hair":{"length":1.00},"extension":[${kept}{"url":"${url}"`,
    )
    expect(exported).toContain('"}],"meta":{"versionId":"1"')
  })
})

/** What the resources of an import's data store are, as text. */
function exportedText({ fake, store }: Imported): string {
  const id = startExport(fake, store)
  fake.settle()
  const folder = fake.exportJob(id)?.OutputDataConfig.S3Configuration?.S3Uri ?? ''
  return fake.objects
    .list(folder)
    .map((uri) => fake.objects.text(uri) ?? '')
    .join('')
}
