import { describe, expect, it } from 'vitest'
import {
  counts,
  failures,
  idsIn,
  imported,
  importedLines,
  patient,
  utf8,
  type ImportPlan,
} from './tools.ts'

const noJson = 'Invalid JSON found in input file'

/** A line of so many bytes that begins like this and ends with padding. */
function padded(start: string, bytes: number): string {
  return `${start}${'é'.repeat((bytes - start.length - 2) / 2)}"}`
}

/** The elements that a resource is told to lack. */
function lackedBy(resource: object, plan?: ImportPlan): string[] {
  const line = JSON.stringify({ id: 'a', ...resource })
  return failures(importedLines(line, plan)).flatMap(
    ([, text]) => text.match(/[A-Z]\w+\.[\w[\]]+/g) ?? [],
  )
}

describe('A line of an import', () => {
  it('may end with LF or CRLF, the last with nothing [import-lines]', () => {
    const got = importedLines(`${patient('a')}\r\n${patient('b')}\n${patient('c')}`)

    expect(idsIn(got)).toEqual(['Patient/a', 'Patient/b', 'Patient/c'])
    expect(got.fake.resources(got.store).list()).toHaveLength(3)
    expect(counts(got)).toEqual([1, 1, 3, 3, 0])
  })

  it('may be blank: then it is skipped, but counted in lineId [import-lines]', () => {
    const got = importedLines(`\n${patient('a')}\n \t\r\n\r\nnone\n\n`)

    expect(counts(got)).toEqual([1, 1, 2, 1, 1])
    expect(got.lines('SUCCESS/a.ndjson').map(({ lineId }) => lineId)).toEqual([2])
    expect(failures(got)).toEqual([[5, noJson]])
  })

  it('may come after a byte-order mark [import-lines]', () => {
    const got = importedLines(`\ufeff${patient('a')}\n`)

    expect(idsIn(got)).toEqual(['Patient/a'])
    expect(got.lines('SUCCESS/a.ndjson')).toHaveLength(1)
  })

  it('that is a byte-order mark and nothing else is blank [import-lines]', () => {
    expect(counts(importedLines('\ufeff\n'))).toEqual([1, 1, 0, 0, 0])
  })

  it('fails alone if it is not UTF-8; the others are read as they are [import-lines]', () => {
    const broken = Buffer.concat([
      utf8.encode(`\ufeff${patient('a', { name: [{ family: 'Grün' }] })}\r\n`),
      utf8.encode('{"resourceType":"Patient","id":"b","name":"'),
      Uint8Array.of(0xc3, 0x28),
      utf8.encode(`"}\n\n${patient('c')}`),
    ])
    const got = importedLines(broken)

    expect(idsIn(got)).toEqual(['Patient/a', 'Patient/c'])
    expect(got.fake.resources(got.store).get('Patient', 'a')).toMatchObject({
      name: [{ family: 'Grün' }],
    })
    expect(failures(got)).toEqual([[2, noJson]])
    expect(got.lines('SUCCESS/a.ndjson').map(({ lineId }) => lineId)).toEqual([1, 4])
  })

  it('may have half a surrogate pair, escaped', () => {
    const got = importedLines(String.raw`{"resourceType":"Patient","id":"a","x":"\ud800"}`)

    expect(got.fake.resources(got.store).get('Patient', 'a')).toMatchObject({ x: '\ud800' })
  })

  it('may have __proto__ as a key, which is a member like any other', () => {
    const line =
      '{"resourceType":"Patient","id":"a","__proto__":{"id":"b"},"contact":{"__proto__":1}}'
    const got = importedLines(`${line}\n{"__proto__":{"resourceType":"Patient","id":"c"}}`)

    expect(idsIn(got)).toEqual(['Patient/a'])
    const stored = got.fake.resources(got.store).get('Patient', 'a') ?? {}
    expect(Object.keys(stored)).toContain('__proto__')
    expect(Object.getPrototypeOf(stored)).toBe(Object.prototype)
    expect(failures(got)).toEqual([[2, expect.stringContaining("'resourceType'")]])
  })

  it('over 5 MiB fails with 413, a Binary may have more [line-limit]', () => {
    const limit = 5 * 2 ** 20
    const one = padded('{"resourceType":"Patient","id":"a1","x":"', limit)
    const two = padded('{"resourceType":"Patient","id":"b","x":"', limit + 2)
    const three = padded(
      '{"resourceType":"Binary","id":"b","contentType":"a/b","data":"',
      limit + 2,
    )
    expect(utf8.encode(one)).toHaveLength(limit - 1)
    expect(utf8.encode(two).length).toBeGreaterThan(limit)

    const got = importedLines([one, two, three, patient('d')].join('\n'))

    expect(idsIn(got)).toEqual(['Binary/b', 'Patient/a1', 'Patient/d'])
    expect(got.lines('FAILURE/a.ndjson')).toMatchObject([
      {
        lineId: 2,
        UpdateResourceResponse: {
          jsonBlob: { issue: [{ diagnostics: 'Request Entity Too Large' }] },
          statusCode: 413,
        },
      },
    ])
  })

  it('keeps the digits of its numbers and the order of its members [resource-meta]', () => {
    const line = '{"id":"a","resourceType":"Patient", "x":[1.00,12345678901234567890,1e2],"a":1}'
    const { fake, store, folder } = importedLines(`  ${line} \r\n`)

    expect(fake.objects.text(`${folder}SUCCESS/a.ndjson`)).toContain(
      '"jsonBlob":{"id":"a","resourceType":"Patient", "x":[1.00,12345678901234567890,1e2],"a":1,"meta":{"versionId":"1"',
    )
    expect(fake.resources(store).list()).toHaveLength(1)
  })

  it('loses the meta it came with, wherever it stands, but for what is not version or time [resource-meta]', () => {
    const line = String.raw` {"resourceType":"Patient" , "m\u0065ta" : {"versionId":"9","tag":[{"code":"}],\"{"}]},"id":"a","x":{"meta":1,"y":[1.0,{"z":"\\"}]}}`
    const { fake, store, folder } = importedLines(line)

    const text = fake.objects.text(`${folder}SUCCESS/a.ndjson`) ?? ''
    expect(text).toContain(
      String.raw`{"resourceType":"Patient","id":"a","x":{"meta":1,"y":[1.0,{"z":"\\"}]},"meta":{"versionId":"1","lastUpdated":"2025-01-01T00:01:30.000Z","tag":[{"code":"}],\"{"}]}}`,
    )
    expect(fake.resources(store).get('Patient', 'a')).toMatchObject({
      meta: { versionId: '1', tag: [{ code: '}],"{' }] },
    })
  })

  it('keeps the text of the rest of its meta [resource-meta]', () => {
    const line = String.raw`{"resourceType":"Patient","id":"a","meta":{"old":0},"meta" : { "x": 1.10,"version\u0049d":"7","y":{"lastUpdated":1e2, "z":[12345678901234567890]},"lastUpdated":"","w":"\u00e9" }}`
    const { fake, folder } = importedLines(line)

    expect(fake.objects.text(`${folder}SUCCESS/a.ndjson`)).toContain(
      String.raw`{"resourceType":"Patient","id":"a","meta":{"versionId":"1","lastUpdated":"2025-01-01T00:01:30.000Z","x": 1.10,"y":{"lastUpdated":1e2, "z":[12345678901234567890]},"w":"\u00e9"}}`,
    )
  })

  it('loses its meta though it has very long strings', () => {
    const data = String.raw`\n\"\\`.repeat(3e6)
    const got = importedLines(
      `{"resourceType":"Binary","contentType":"a/b","data":"${data}","meta":{},"id":"a"}`,
    )

    expect(idsIn(got)).toEqual(['Binary/a'])
  })

  it('may repeat an id: the last wins and each is a version [resource-meta]', () => {
    const got = imported({
      'b.ndjson': patient('a', { x: 3 }),
      'a.ndjson': [patient('a', { x: 1 }), patient('b'), patient('a', { x: 2 })].join('\n'),
    })

    expect(counts(got)).toEqual([2, 2, 4, 4, 0])
    expect(got.fake.resources(got.store).get('Patient', 'a')).toMatchObject({
      x: 3,
      meta: { versionId: '3' },
    })
    const statuses = ['a', 'b'].map((name) =>
      got
        .lines(`SUCCESS/${name}.ndjson`)
        .map(({ UpdateResourceResponse: { statusCode } }) => statusCode),
    )
    expect(statuses).toEqual([[201, 201, 200], [200]])
  })

  it('never loses a good one by failing itself', () => {
    const got = importedLines(
      ['none', patient('a'), '{"resourceType":"Patient"', patient('b')].join('\n'),
    )

    expect(idsIn(got)).toEqual(['Patient/a', 'Patient/b'])
    expect(counts(got)).toEqual([1, 1, 4, 2, 2])
    expect(got.job.JobStatus).toBe('COMPLETED_WITH_ERRORS')
  })
})

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
