import { describe, expect, it } from 'vitest'
import { fakeWithStore } from '../jobs/tools.ts'
import {
  counts,
  idsIn,
  imported,
  importedLines,
  importOf,
  patient,
  put,
  startImport,
} from './tools.ts'

describe('An import ends', () => {
  it('in COMPLETED if all lines were good [import-end]', () => {
    expect(importedLines(patient('a')).job.JobStatus).toBe('COMPLETED')
  })

  it.each([[`${patient('a')}\nnone`], ['none']])(
    'in COMPLETED_WITH_ERRORS if lines failed: %j [import-end]',
    (lines) => {
      const { job } = importedLines(lines)

      expect(job.JobStatus).toBe('COMPLETED_WITH_ERRORS')
      expect(job).not.toHaveProperty('Message')
    },
  )

  it('as nextTransition foretells, and all its resources come at once then [import-end]', () => {
    const { fake, store } = fakeWithStore()
    fake.objects.put('s3://patients/in/a.ndjson', `${patient('a')}\nnone`)
    startImport(fake, store)
    fake.step()

    expect(fake.nextTransition()).toMatchObject({
      at: '2025-01-01T00:01:30.000Z',
      to: 'COMPLETED_WITH_ERRORS',
    })
    fake.clock.advance(59_999)
    expect(idsIn({ fake, store })).toEqual([])
    fake.clock.advance(1)
    expect(idsIn({ fake, store })).toEqual(['Patient/a'])
  })

  it.each([
    [['other/x.ndjson'], 'There is no object at the input location s3://patients/in/'],
    [
      ['in/x.json', 'input/x.ndjson'],
      'There is no .ndjson file at the input location s3://patients/in/',
    ],
  ])('in FAILED if the bucket has only %j [import-failed-message]', (keys, Message) => {
    const { fake, store } = fakeWithStore()
    put(fake, ...keys)
    const id = startImport(fake, store)
    fake.step()

    expect(fake.nextTransition()).toMatchObject({ to: 'FAILED' })
    fake.settle()
    const got = importOf(fake, store, id)
    expect(got.job).toMatchObject({ JobStatus: 'FAILED', Message })
    expect(counts(got)).toEqual([0, 0, 0, 0, 0])
    expect(got.names).toEqual([])
  })

  it('in FAILED if the test emptied the bucket [import-failed-message] [untouched-bucket]', () => {
    const { fake, store } = fakeWithStore()
    put(fake, 'in/a.ndjson')
    fake.objects.delete('s3://patients/in/a.ndjson')
    const id = startImport(fake, store)
    fake.settle()

    expect(fake.importJob(id)?.JobStatus).toBe('FAILED')
  })

  it('in FAILED if there are more files than the quota [import-failed-message]', () => {
    const options = { quotas: { importFiles: 2 } }
    const files = { 'a.ndjson': patient('a'), 'b.ndjson': patient('b'), 'c.json': '' }

    expect(imported(files, { options }).job.JobStatus).toBe('COMPLETED')
    const got = imported({ ...files, 'c.ndjson': '' }, { options })
    expect(got.job).toMatchObject({
      JobStatus: 'FAILED',
      Message: 'There are 3 files at the input location and 2 is the quota',
    })
    expect(idsIn(got)).toEqual([])
  })

  it('with Messages that keep to the model [import-failed-message]', () => {
    const pattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-%@]{1,2048}$/u
    const got = imported(
      { 'a.ndjson': '', 'b.ndjson': '' },
      { options: { quotas: { importFiles: 1 } } },
    )

    expect(got.job.Message).toMatch(pattern)
    expect(imported({ x: '' }).job.Message).toMatch(pattern)
    expect(imported({ x: '' }, { from: 's3://patients/none' }).job.Message).toMatch(pattern)
  })
})
