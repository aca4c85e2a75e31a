import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { counts, failures, idsIn, importedLines, patient } from './tools.ts'

const deep = '['.repeat(50_000) + ']'.repeat(50_000)

describe('A line that is nested deeply', () => {
  it.each([
    ['in its meta', `{"resourceType":"Patient","id":"a","meta":{"e":${deep}}}`],
    ['anywhere else', `{"resourceType":"Patient","id":"a","e":${deep},"meta":{}}`],
  ])('%s is imported and exported as it is', (_where, line) => {
    const got = importedLines(`${line}\n${patient('b')}`)
    const copy = createFakeHealthLake()
    copy.restore(got.fake.snapshot())

    expect(counts(got)).toEqual([1, 1, 2, 2, 0])
    expect(idsIn(got)).toEqual(['Patient/a', 'Patient/b'])
    expect(copy.objects.text(`${got.folder}SUCCESS/a.ndjson`)).toContain(deep)
    expect(idsIn({ fake: copy, store: got.store })).toEqual(['Patient/a', 'Patient/b'])
  })

  it.each([
    ['id', 'resourceId', `{"resourceType":"Patient","id":${deep}}`],
    ['resourceType', 'resourceType', `{"resourceType":${deep},"id":"a"}`],
  ])('in its %s fails alone', (_where, member, line) => {
    const got = importedLines(`${line}\n${patient('b')}`)

    expect(failures(got)).toEqual([
      [1, expect.stringContaining(`Value '${deep}' at '${member}' failed`)],
    ])
    expect(idsIn(got)).toEqual(['Patient/b'])
    expect(got.job.JobStatus).toBe('COMPLETED_WITH_ERRORS')
  })

  it('is told of in the words of its line', () => {
    expect(
      failures(importedLines(String.raw`{"resourceType":"Patient","id":{"a": 1.0},"id": [1.10]}`)),
    ).toEqual([[1, expect.stringContaining("Value '[1.10]' at 'resourceId'")]])
  })
})
