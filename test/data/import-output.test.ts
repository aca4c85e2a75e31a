import { describe, expect, it } from 'vitest'
import { role } from '../values.ts'
import { fakeWithStore } from '../jobs/tools.ts'
import { imported, importedLines, KmsKeyId, patient, put, startImport } from './tools.ts'

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

  it('has no line feed at the end of a file, or one if that is assumed [import-result-end]', () => {
    const lines = [patient('a'), patient('b'), 'none', ''].join('\n')
    const ends = { none: '}', 'line-feed': '}\n' } as const

    for (const importResultEnd of ['none', 'line-feed'] as const) {
      const { fake, folder } = importedLines(lines, {
        options: { assumptions: { importResultEnd } },
      })
      for (const [name, count] of [
        ['SUCCESS', 2],
        ['FAILURE', 1],
      ] as const) {
        const text = fake.objects.text(`${folder}${name}/a.ndjson`) ?? ''
        expect(text.trimEnd().split('\n')).toHaveLength(count)
        expect(text.slice(text.lastIndexOf('}'))).toBe(ends[importResultEnd])
      }
    }
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
