import { describe, expect, it } from 'vitest'
import { fakeWithStore, kinds } from './tools.ts'

describe.each(kinds)('The output URI of an %s job', (_name, kind) => {
  it.each([
    ['s3://results/a/b', 's3://results/a/b/'],
    ['s3://results/a/b/', 's3://results/a/b/'],
    ['s3://results/a/b///', 's3://results/a/b/'],
    ['s3://results', 's3://results/'],
    ['s3://results/', 's3://results/'],
    ['s3://results/a//b', 's3://results/a//b/'],
  ])('is %s expanded [job-output-uri]', (to, prefix) => {
    const { fake, store } = fakeWithStore()

    const { JobId } = kind.start(fake, store, { to })

    const expanded = `${prefix}${store}-${kind.folder}-${JobId}/`
    const ids = { DatastoreId: store, JobId }
    expect(kind.outputOf(kind.describe(fake, ids))).toBe(expanded)
    expect(kind.list(fake, store).jobs.map(kind.outputOf)).toEqual([expanded])
    fake.settle()
    expect(kind.outputOf(kind.describe(fake, ids))).toBe(expanded)
  })

  it('stands in the history as it was given', () => {
    const { fake, store } = fakeWithStore()

    kind.start(fake, store, { to: 's3://results/a' })

    expect(JSON.stringify(fake.history[0]?.input)).toContain('"S3Uri":"s3://results/a"')
  })
})
