import { encodeUtf8 } from '../../kernel/utf8.ts'
import type { Plain } from '../../model/healthlake/infer.ts'
import { parseS3Uri, type ObjectPlace } from '../../model/s3-uris.ts'
import type { ImportJobProperties } from '../../state/jobs.ts'
import type { ResourceStore, ResourceVersion } from '../../state/resources.ts'
import { putObject } from '../objects/objects.ts'
import type { Context } from '../context/context.ts'
import { writeVersion } from '../resources/write.ts'
import { writeOutcome } from '../fhir/outcome.ts'
import type { ParsedFile, ParsedInput, ParsedLine } from './parse.ts'
import { megabytes } from './progress.ts'

// Optional in AWS's shape; there it always is.
export function outputConfiguration(properties: ImportJobProperties): Plain<'S3Configuration'> {
  return (properties.JobOutputDataConfig as Plain<'OutputDataConfig'>).S3Configuration
}

// The folders that the lines of an import end in.
const folders = ['SUCCESS', 'FAILURE', 'SUCCESS_WITH_SEARCH_VALIDATION_FAILURES'] as const

type Folder = (typeof folders)[number]

export function writeOutput(
  context: Context,
  input: ParsedInput,
  store: ResourceStore,
  properties: ImportJobProperties,
): void {
  const output = parseS3Uri(outputConfiguration(properties).S3Uri)
  // [import-result-end]
  const end = context.settings.assumptions.importResultEnd === 'none' ? '' : '\n'
  for (const file of input.files) {
    for (const [folder, lines] of importFile(context, file, store)) {
      if (lines.length === 0) continue
      write(`${folder}/${file.name}`, lines.join('\n') + end)
    }
  }
  write('Manifest.json', JSON.stringify(manifestOf(input, properties), undefined, 2))

  function write(name: string, text: string): void {
    const place: ObjectPlace = { bucket: output.bucket, key: output.key + name }
    putObject(context.state, place, encodeUtf8(text))
  }
}

// [import-output] [import-result-line]
function importFile(
  context: Context,
  file: ParsedFile,
  store: ResourceStore,
): Map<Folder, string[]> {
  const lines = new Map<Folder, string[]>(folders.map((folder) => [folder, []]))
  for (const line of file.lines) {
    if (line.resource === undefined) {
      lines.get('FAILURE')?.push(resultLine(line, writeOutcome(line.issues), line.statusCode))
    } else {
      const stored = writeVersion(context, store, line.resource, { method: 'PUT' })
      const folder = line.issues.length === 0 ? 'SUCCESS' : folders[2]
      const blob = line.issues.length === 0 ? stored.text : writeOutcome(line.issues)
      lines.get(folder)?.push(resultLine(line, blob, statusOf(stored)))
    }
  }
  return lines
}

function statusOf({ versionId }: ResourceVersion): number {
  return versionId === 1 ? 201 : 200
}

function resultLine({ lineId }: ParsedLine, blob: string, statusCode: number): string {
  return `{"lineId":${lineId},"UpdateResourceResponse":{"jsonBlob":${blob},"statusCode":${statusCode}}}`
}

// [import-manifest]
function manifestOf({ totals }: ParsedInput, properties: ImportJobProperties): object {
  const { S3Uri: s3Uri, KmsKeyId: encryptionKeyID } = outputConfiguration(properties)
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
