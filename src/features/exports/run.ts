import { compactJson } from '../../kernel/compact-json.ts'
import { draw } from '../../kernel/random.ts'
import { byteLength, encodeUtf8 } from '../../kernel/utf8.ts'
import { formatS3Uri, parseS3Uri } from '../../model/s3-uris.ts'
import type { ExportedFile, ExportJob } from '../../state/jobs.ts'
import type { ResourceStore } from '../../state/resources.ts'
import type { Scope } from '../context/context.ts'
import { putObject } from '../objects/objects.ts'
import { currentTexts } from '../resources/write.ts'
import { selectTexts } from './select.ts'

// How large an export lets a file become, in bytes, unless a single resource is larger [export-file-size].
const FILE_LIMIT = 5_000_000

// [export-output]
export function exportResources({ state, region }: Scope, job: ExportJob): ExportJob {
  const { DatastoreId, OutputDataConfig } = job.properties
  const { bucket, key } = parseS3Uri(OutputDataConfig.S3Configuration.S3Uri)
  const files: ExportedFile[] = []
  for (const [type, texts] of textsFor(region.resources.get(DatastoreId), job)) {
    const number = drawFileNumber(state.seed, `${job.id}/${type}`)
    for (const [part, { text, count }] of joinFiles(texts.map(compactJson)).entries()) {
      const place = { bucket, key: `${key}${type}/${type}-${number}-0-${part}.ndjson` }
      putObject(state, place, encodeUtf8(text))
      files.push({ type, uri: formatS3Uri(place), count })
    }
  }
  return { ...job, files }
}

function textsFor(store: ResourceStore | undefined, { request, properties }: ExportJob) {
  if (store === undefined || request === undefined) return currentTexts(store)
  return selectTexts(store, properties.DatastoreId, request)
}

// [export-file-name]
function drawFileNumber(seed: number, name: string): string {
  const [high, low] = draw(seed, `export/${name}`, 0)
  return String((BigInt(high >>> 1) << 32n) | BigInt(low))
}

interface File {
  readonly text: string
  // Of resources.
  readonly count: number
}

function joinFiles(lines: readonly string[]): readonly File[] {
  const files: File[] = []
  let start = 0
  let size = 0
  for (const [index, line] of lines.entries()) {
    const bytes = byteLength(line) + 1
    if (size + bytes > FILE_LIMIT && index > start) {
      files.push(joinLines(lines.slice(start, index)))
      start = index
      size = 0
    }
    size += bytes
  }
  return [...files, joinLines(lines.slice(start))]
}

function joinLines(lines: readonly string[]): File {
  return { text: `${lines.join('\n')}\n`, count: lines.length }
}
