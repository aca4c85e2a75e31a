import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import {
  counts,
  idsIn,
  imported,
  importedLines,
  importOf,
  KmsKeyId,
  patient,
  role,
  startImport,
} from './tools.ts'

function fakeWithStore(options?: Parameters<typeof createFakeHealthLake>[0]) {
  const fake = createFakeHealthLake(options)
  return { fake, store: fake.addDatastore().DatastoreId }
}

function put(fake: FakeHealthLake, ...keys: string[]): void {
  for (const key of keys) {
    fake.objects.put(`s3://patients/${key}`, patient(key.replaceAll(/[^a-z0-9]/g, '-')))
  }
}

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
      '\u{1f600}.ndjson': patient('p', { x: 'last' }),
      '\uffee.ndjson': patient('p', { x: 'first' }),
    })

    expect(got.fake.resources(got.store).get('Patient', 'p')).toMatchObject({ x: 'last' })
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

describe('The check whether the output may be written', () => {
  it('leaves an empty object as soon as the import is submitted [write-check]', () => {
    const { fake, store } = fakeWithStore()
    put(fake, 'in/a.ndjson')

    startImport(fake, store, { to: 's3://results/imports/' })
    const uri = 's3://results/imports/.healthlake_write_access_check_file.temp'
    expect(fake.objects.list('s3://results')).toEqual([uri])
    expect(fake.objects.get(uri)).toEqual(new Uint8Array())
    startImport(fake, store, { to: 's3://results' })
    expect(fake.objects.list('s3://results')[0]).toBe(
      's3://results/.healthlake_write_access_check_file.temp',
    )
  })

  it('is not made when a Start is answered a second time [write-check]', () => {
    const { fake, store } = fakeWithStore()
    put(fake, 'in/a.ndjson')
    const input = {
      DatastoreId: store,
      InputDataConfig: { S3Uri: 's3://patients/in' },
      JobOutputDataConfig: { S3Configuration: { S3Uri: 's3://results/x', KmsKeyId } },
      DataAccessRoleArn: role,
      ClientToken: 'once',
    }
    fake.execute('StartFHIRImportJob', input)
    fake.objects.delete('s3://results/x/.healthlake_write_access_check_file.temp')
    fake.execute('StartFHIRImportJob', input)

    expect(fake.objects.list('s3://results')).toEqual([])
  })
})

describe('The output of an import', () => {
  it('has a line for each line, by file, with the folders of the input [import-output]', () => {
    const got = imported({
      'a.ndjson': `${patient('a')}\nnone`,
      'deep/er/b.ndjson': patient('b'),
      'deep/c.ndjson': 'none',
    })

    expect(got.names).toEqual([
      'FAILURE/a.ndjson',
      'FAILURE/deep/c.ndjson',
      'Manifest.json',
      'SUCCESS/a.ndjson',
      'SUCCESS/deep/er/b.ndjson',
    ])
  })

  it('of a single file has the name of that file [import-output]', () => {
    const got = imported(
      { 'deep/a.ndjson': patient('a') },
      { from: 's3://patients/in/deep/a.ndjson' },
    )

    expect(got.names).toEqual(['Manifest.json', 'SUCCESS/a.ndjson'])
  })

  it('has the stored resource for a success [import-result-line]', () => {
    const got = importedLines(patient('a', { active: true }))

    expect(got.lines('SUCCESS/a.ndjson')).toEqual([
      {
        lineId: 1,
        UpdateResourceResponse: {
          jsonBlob: got.fake.resources(got.store).get('Patient', 'a'),
          statusCode: 201,
        },
      },
    ])
    expect(got.fake.resources(got.store).get('Patient', 'a')).toMatchObject({
      active: true,
      meta: { versionId: '1', lastUpdated: '2025-01-01T00:01:30.000Z' },
    })
  })

  it('has an OperationOutcome for a failure [import-result-line]', () => {
    expect(importedLines('none').lines('FAILURE/a.ndjson')).toEqual([
      {
        lineId: 1,
        UpdateResourceResponse: {
          jsonBlob: {
            resourceType: 'OperationOutcome',
            issue: [
              {
                severity: 'error',
                code: 'processing',
                diagnostics: 'Invalid JSON found in input file',
              },
            ],
          },
          statusCode: 400,
        },
      },
    ])
  })

  it('has a manifest with the documented keys [import-manifest]', () => {
    const good = patient('a')
    const got = imported({ 'a.ndjson': `${good}\nnone\n`, 'b.ndjson': '{}' })

    expect(got.manifest()).toEqual({
      inputDataConfig: { s3Uri: 's3://patients/in/' },
      outputDataConfig: { s3Uri: got.folder, encryptionKeyID: KmsKeyId },
      successOutput: { successOutputS3Uri: `${got.folder}SUCCESS/` },
      failureOutput: { failureOutputS3Uri: `${got.folder}FAILURE/` },
      numberOfScannedFiles: 2,
      numberOfFilesImported: 2,
      sizeOfScannedFilesInMB: (good.length + 8) / 1e6,
      sizeOfDataImportedSuccessfullyInMB: good.length / 1e6,
      numberOfResourcesScanned: 3,
      numberOfResourcesImportedSuccessfully: 1,
      numberOfResourcesWithCustomerError: 2,
      numberOfResourcesWithServerError: 0,
    })
  })
})
