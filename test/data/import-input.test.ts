import { describe, expect, it } from 'vitest'
import { role } from '../values.ts'
import { fakeWithStore } from '../jobs/tools.ts'
import {
  counts,
  idsIn,
  imported,
  importedLines,
  importOf,
  KmsKeyId,
  patient,
  put,
  startImport,
} from './tools.ts'

describe('An import reads', () => {
  it.each([
    ['s3://patients/in/', ['in/a', 'in/deep/b']],
    ['s3://patients/in', ['in/a', 'in/deep/b']],
    ['s3://patients/in/deep', ['in/deep/b']],
    ['s3://patients/in/a.ndjson', ['in/a']],
    ['s3://patients', ['in/a', 'in/deep/b', 'input/c', 'in.ndjson', 'in-2/d']],
    ['s3://patients/', ['in/a', 'in/deep/b', 'input/c', 'in.ndjson', 'in-2/d']],
    ['s3://patients/in.ndjson', ['in.ndjson']],
  ])('from %s what is there, and nothing of a sibling [import-input]', (from, expected) => {
    const { fake, store } = fakeWithStore()
    put(fake, 'in/a.ndjson', 'in/deep/b.ndjson', 'input/c.ndjson', 'in-2/d.ndjson', 'in.ndjson')
    startImport(fake, store, { from })
    fake.settle()

    const ids = expected.map(
      (key) => `Patient/${key.replace(/\.ndjson$|$/, '.ndjson').replaceAll(/[^a-z0-9]/g, '-')}`,
    )
    expect(idsIn({ fake, store }).toSorted()).toEqual(ids.toSorted())
  })

  it('files that end in .ndjson, and no others [import-input]', () => {
    const got = imported({
      'a.ndjson': patient('a'),
      'b.json': patient('b'),
      'c.NDJSON': patient('c'),
      'd.ndjson.gz': patient('d'),
      'folder/': '',
      '.ndjson': patient('e'),
    })

    expect(idsIn(got)).toEqual(['Patient/e', 'Patient/a'])
    expect(counts(got)).toEqual([2, 2, 2, 2, 0])
  })

  it('files in order of their keys [object-order]', () => {
    const got = imported({
      '\u{1f600}.ndjson': patient('p', { language: 'last' }),
      '\uffee.ndjson': patient('p', { language: 'first' }),
    })

    expect(got.fake.resources(got.store).get('Patient', 'p')).toMatchObject({ language: 'last' })
  })

  it('what is there when it becomes IN_PROGRESS, not before and not after [import-input]', () => {
    const { fake, store } = fakeWithStore()
    fake.objects.put('s3://patients/in/a.ndjson', patient('early'))
    const id = startImport(fake, store)
    fake.objects.put('s3://patients/in/a.ndjson', patient('in-time'))
    fake.clock.advance(29_999)
    fake.objects.put('s3://patients/in/b.ndjson', patient('just-in-time'))
    fake.clock.advance(1)
    fake.objects.put('s3://patients/in/a.ndjson', patient('late'))
    fake.objects.delete('s3://patients/in/b.ndjson')
    fake.settle()

    expect(idsIn({ fake, store })).toEqual(['Patient/in-time', 'Patient/just-in-time'])
    expect(counts(importOf(fake, store, id))).toEqual([2, 2, 2, 2, 0])
  })

  it('an empty file, which has no resources [import-lines]', () => {
    const got = imported({ 'a.ndjson': '', 'b.ndjson': patient('b') })

    expect(counts(got)).toEqual([2, 2, 1, 1, 0])
    expect(got.names).toEqual(['Manifest.json', 'SUCCESS/b.ndjson'])
    expect(got.job.JobStatus).toBe('COMPLETED')
  })

  it('nothing but empty files, and is COMPLETED [import-end]', () => {
    const got = importedLines('')

    expect(got.job.JobStatus).toBe('COMPLETED')
    expect(got.names).toEqual(['Manifest.json'])
  })

  it('what an export of the fake wrote, in a bucket that the test did not touch', () => {
    const { fake, store } = fakeWithStore()
    fake.resources(store).put({ resourceType: 'Patient', id: 'a' })
    const { JobId } = fake.execute('StartFHIRExportJob', {
      DatastoreId: store,
      OutputDataConfig: { S3Configuration: { S3Uri: 's3://results/out', KmsKeyId } },
      DataAccessRoleArn: role,
    })
    fake.settle()
    const other = fake.addDatastore().DatastoreId
    const from = fake.exportJob(JobId)?.OutputDataConfig.S3Configuration?.S3Uri ?? ''
    startImport(fake, other, { from })
    fake.settle()

    expect(idsIn({ fake, store: other })).toEqual(['Patient/a'])
  })
})

describe('An import from a bucket that the test never touched [untouched-bucket]', () => {
  it('goes through its statuses and writes nothing', () => {
    const { fake, store } = fakeWithStore()
    const id = startImport(fake, store)
    fake.settle()

    const got = importOf(fake, store, id)
    expect(got.job.JobStatus).toBe('COMPLETED')
    expect(counts(got)).toEqual([0, 0, 0, 0, 0])
    expect(fake.objects.list('s3://results')).toEqual([])
  })

  it('is not refused because a job wrote there', () => {
    const { fake, store } = fakeWithStore()
    fake.resources(store).put({ resourceType: 'Patient' })
    fake.execute('StartFHIRExportJob', {
      DatastoreId: store,
      OutputDataConfig: { S3Configuration: { S3Uri: 's3://patients/out', KmsKeyId } },
      DataAccessRoleArn: role,
    })
    fake.settle()
    const id = startImport(fake, store)
    fake.settle()

    expect(fake.objects.list('s3://patients/out')).toHaveLength(1)
    expect(fake.importJob(id)?.JobStatus).toBe('COMPLETED')
  })

  it('may be touched until the import begins', () => {
    const { fake, store } = fakeWithStore()
    startImport(fake, store)
    put(fake, 'in/a.ndjson')
    fake.settle()

    expect(idsIn({ fake, store })).toEqual(['Patient/in-a-ndjson'])
  })
})
