import { describe, expect, it } from 'vitest'
import { counts, failures, idsIn, imported, importedLines, noJson, patient, utf8 } from './tools.ts'

/** A line of so many bytes that begins like this and ends with padding. */
function padded(start: string, bytes: number): string {
  return `${start}${'é'.repeat((bytes - start.length - 2) / 2)}"}`
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

  it('may have half a surrogate pair, escaped, and a key twice, of which the last counts [import-json]', () => {
    const got = importedLines(
      String.raw`{"resourceType":"Patient","id":"a","active":7,"name":[{"text":"\ud800"}],"active":true}`,
    )

    expect(got.fake.resources(got.store).get('Patient', 'a')).toMatchObject({
      name: [{ text: '\ud800' }],
      active: true,
    })
    expect(got.job.JobStatus).toBe('COMPLETED')
  })

  it('may have __proto__ as a key, which is a member like any other', () => {
    const line =
      '{"resourceType":"Patient","id":"a","__proto__":{"id":"b"},"contact":[{"__proto__":1}]}'
    const lines = `${line}\n{"__proto__":{"resourceType":"Patient","id":"c"}}`
    const got = importedLines(lines, { level: 'minimal' })

    expect(idsIn(got)).toEqual(['Patient/a'])
    const stored = got.fake.resources(got.store).get('Patient', 'a') ?? {}
    expect(Object.keys(stored)).toContain('__proto__')
    expect(Object.getPrototypeOf(stored)).toBe(Object.prototype)
    expect(failures(got)).toEqual([[2, expect.stringContaining("'resourceType'")]])
    expect(failures(importedLines(line))).toEqual([
      [1, expect.stringContaining("Unrecognised property '@__proto__'")],
    ])
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

    const got = importedLines([one, two, three, patient('d')].join('\n'), { level: 'minimal' })

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
    const line =
      '{"id":"a","status":"final","resourceType":"Observation", "component":[{"valueQuantity":{"value":1.00},"code":{"text":"x"}},{"valueQuantity":{"value" : 12345678901234567890},"code":{"text":"y"}}],"valueQuantity":{"value":1e2},"code":{"text":"z"}}'
    const { fake, store, folder } = importedLines(`  ${line} \r\n`)

    expect(fake.objects.text(`${folder}SUCCESS/a.ndjson`)).toContain(
      `"jsonBlob":${line.slice(0, -1)},"meta":{"versionId":"1"`,
    )
    expect(fake.resources(store).list()).toHaveLength(1)
  })

  it('loses the meta it came with, wherever it stands, but for what is not version or time [resource-meta]', () => {
    const others = String.raw`"id":"a","managingOrganization":{"reference":"#o"},"contained":[{"resourceType":"Organization","id":"o","meta":{"source":"a:b"},"name":"\\"}]`
    const line = String.raw` {"resourceType":"Patient" , "m\u0065ta" : {"versionId":"9","tag":[{"code":"}],\"{"}]},${others}}`
    const { fake, store, folder } = importedLines(line)

    const text = fake.objects.text(`${folder}SUCCESS/a.ndjson`) ?? ''
    expect(text).toContain(
      String.raw`{"resourceType":"Patient",${others},"meta":{"versionId":"1","lastUpdated":"2025-01-01T00:01:30.000Z","tag":[{"code":"}],\"{"}]}}`,
    )
    expect(fake.resources(store).get('Patient', 'a')).toMatchObject({
      meta: { versionId: '1', tag: [{ code: '}],"{' }] },
    })
  })

  it('keeps the text of the rest of its meta [resource-meta]', () => {
    const extension = String.raw`"extension": [{"url":"a:lastUpdated","valueDecimal":12345678901234567890}, {"url":"a:b", "valueDecimal": 1.10}]`
    const line = String.raw`{"resourceType":"Patient","id":"a","meta":{"old":0},"meta" : { ${extension},"version\u0049d":"7","source":"\u00e9", "lastUpdated":"2020-01-01T00:00:00Z" }}`
    const { fake, folder } = importedLines(line)

    expect(fake.objects.text(`${folder}SUCCESS/a.ndjson`)).toContain(
      String.raw`{"resourceType":"Patient","id":"a","meta":{"versionId":"1","lastUpdated":"2025-01-01T00:01:30.000Z",${extension},"source":"\u00e9"}}`,
    )
  })

  it('loses its meta though it has very long strings', () => {
    const data = String.raw`\n\"\\`.repeat(3e6)
    const got = importedLines(
      `{"resourceType":"Binary","contentType":"a/b","data":"${data}","meta":{},"id":"a"}`,
      { level: 'minimal' },
    )

    expect(idsIn(got)).toEqual(['Binary/a'])
  })

  it('may repeat an id: the last wins and each is a version [resource-meta]', () => {
    const got = imported({
      'b.ndjson': patient('a', { multipleBirthInteger: 3 }),
      'a.ndjson': [
        patient('a', { multipleBirthInteger: 1 }),
        patient('b'),
        patient('a', { multipleBirthInteger: 2 }),
      ].join('\n'),
    })

    expect(counts(got)).toEqual([2, 2, 4, 4, 0])
    expect(got.fake.resources(got.store).get('Patient', 'a')).toMatchObject({
      multipleBirthInteger: 3,
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
