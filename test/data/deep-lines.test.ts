import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { counts, failures, idsIn, importedLines, noJson, patient } from './tools.ts'

/** A list in a list, so many levels deep. */
function lists(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels)
}

/** An extension in an extension; each has two levels. */
function extensions(count: number): string {
  const start = '{"url":"a:b","extension":['
  return `${start.repeat(count)}{"url":"a:c","valueDecimal":1.10}${']}'.repeat(count)}`
}

describe('A line that is nested deeply', () => {
  it.each([
    ['in its meta', `{"resourceType":"Patient","id":"a","meta":{"e":${lists(998)}}}`, 'minimal'],
    ['anywhere else', `{"resourceType":"Patient","id":"a","e":${lists(999)}}`, 'minimal'],
    [
      'in good order',
      `{"resourceType":"Patient","id":"a","extension":[${extensions(498)}]}`,
      'strict',
    ],
  ] as const)('%s is imported and exported as it is [import-json]', (_where, line, level) => {
    const got = importedLines(`${line}\n${patient('b')}`, { level })
    const copy = createFakeHealthLake()
    copy.restore(got.fake.snapshot())

    expect(counts(got)).toEqual([1, 1, 2, 2, 0])
    const ids = ['Patient/a', 'Patient/b']
    expect(idsIn(got)).toEqual(ids)
    expect(idsIn({ fake: copy, store: got.store })).toEqual(ids)
    expect(copy.resources(got.store).list()).toEqual(got.fake.resources(got.store).list())
  })

  it.each([
    ['meta', `{"resourceType":"Patient","id":"a","meta":{"e":${lists(999)}}}`],
    ['extension', `{"resourceType":"Patient","id":"a","extension":[${extensions(499)}]}`],
    ['id', `{"resourceType":"Patient","id":${lists(50_000)}}`],
    ['resourceType', `{"resourceType":${lists(50_000)},"id":"a"}`],
  ])('beyond 1,000 levels in its %s fails alone, as no JSON [import-json]', (_member, line) => {
    const got = importedLines(`${line}\n${patient('b')}`, { level: 'minimal' })

    expect(failures(got)).toEqual([[1, noJson]])
    expect(idsIn(got)).toEqual(['Patient/b'])
    expect(got.job.JobStatus).toBe('COMPLETED_WITH_ERRORS')
  })

  it('is told of in the words of its line', () => {
    expect(
      failures(importedLines(String.raw`{"resourceType":"Patient","id":{"a": 1.0},"id": [1.10]}`)),
    ).toEqual([[1, expect.stringContaining("Value '[1.10]' at 'resourceId'")]])
  })
})
