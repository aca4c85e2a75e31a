import type { Plain } from '../../model/healthlake/infer.ts'
import { megabytes } from './progress.ts'
import { bytesOf } from '../../kernel/utf8.ts'
import { putObject, type ObjectBuckets, type ObjectPlace } from '../../state/buckets.ts'
import type { ImportJobProperties } from '../../state/jobs.ts'
import type { ResourceStore, StoredResource } from '../../state/resources.ts'
import { upsert } from '../resources/upsert.ts'
import { outcomeText } from './outcome.ts'
import type { ParsedFile, Reading, ParsedLine } from './parse.ts'
import { placeOf } from '../../service/assert-uri.ts'

// AWS's shape leaves that open; the service always has it.
export function outputOf(properties: ImportJobProperties): Plain<'S3Configuration'> {
  return (properties.JobOutputDataConfig as Plain<'OutputDataConfig'>).S3Configuration
}

// The folders that the lines of an import end in.
const folders = ['SUCCESS', 'FAILURE', 'SUCCESS_WITH_SEARCH_VALIDATION_FAILURES'] as const

type Folder = (typeof folders)[number]

export function importAll(
  reading: Reading,
  shelves: ResourceStore,
  buckets: ObjectBuckets,
  properties: ImportJobProperties,
  at: number,
): void {
  const output = placeOf(outputOf(properties).S3Uri)
  for (const file of reading.files) {
    for (const [folder, lines] of importFile(file, shelves, at)) {
      if (lines.length === 0) continue
      write(`${folder}/${file.name}`, `${lines.join('\n')}\n`)
    }
  }
  write('Manifest.json', JSON.stringify(manifestOf(reading, properties), undefined, 2))

  function write(name: string, text: string): void {
    const place: ObjectPlace = { bucket: output.bucket, key: output.key + name }
    putObject(buckets, place, { body: bytesOf(text), at })
  }
}

// [import-output] [import-result-line]
function importFile(file: ParsedFile, shelves: ResourceStore, at: number): Map<Folder, string[]> {
  const lines = new Map<Folder, string[]>(folders.map((folder) => [folder, []]))
  for (const line of file.lines) {
    if (line.resource === undefined) {
      lines.get('FAILURE')?.push(resultLine(line, outcomeText(line.issues), line.statusCode))
    } else {
      const stored = upsert(shelves, line.resource, at)
      const folder = line.issues.length === 0 ? 'SUCCESS' : folders[2]
      const blob = line.issues.length === 0 ? stored.text : outcomeText(line.issues)
      lines.get(folder)?.push(resultLine(line, blob, statusOf(stored)))
    }
  }
  return lines
}

function statusOf({ versionId }: StoredResource): number {
  return versionId === 1 ? 201 : 200
}

function resultLine({ lineId }: ParsedLine, blob: string, statusCode: number): string {
  return `{"lineId":${lineId},"UpdateResourceResponse":{"jsonBlob":${blob},"statusCode":${statusCode}}}`
}

// [import-manifest]
function manifestOf({ totals }: Reading, properties: ImportJobProperties): object {
  const { S3Uri: s3Uri, KmsKeyId: encryptionKeyID } = outputOf(properties)
  return {
    inputDataConfig: { s3Uri: properties.InputDataConfig.S3Uri },
    outputDataConfig: { s3Uri, encryptionKeyID },
    successOutput: { successOutputS3Uri: `${s3Uri}SUCCESS/` },
    failureOutput: { failureOutputS3Uri: `${s3Uri}FAILURE/` },
    numberOfScannedFiles: totals.files,
    numberOfFilesImported: totals.files,
    sizeOfScannedFilesInMB: megabytes(totals.bytes),
    sizeOfDataImportedSuccessfullyInMB: megabytes(totals.importedBytes),
    numberOfResourcesScanned: totals.resources,
    numberOfResourcesImportedSuccessfully: totals.imported,
    numberOfResourcesWithCustomerError: totals.failed,
    numberOfResourcesWithServerError: 0,
  }
}
