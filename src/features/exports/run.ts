import { draw } from '../../kernel/random.ts'
import { byteLength, encodeUtf8 } from '../../kernel/utf8.ts'
import { parseS3Uri } from '../../model/s3-uris.ts'
import type { ExportJob } from '../../state/jobs.ts'
import { resourcesByType } from '../../state/resources.ts'
import type { Scope } from '../context/context.ts'
import { putObject } from '../objects/objects.ts'

// How large an export lets a file become, in bytes, unless a single resource is larger [export-file-size].
const FILE_LIMIT = 5_000_000

// [export-output]
export function exportResources(scope: Scope, { id, properties }: ExportJob): void {
  const { state, region } = scope
  const { DatastoreId, OutputDataConfig } = properties
  const { bucket, key } = parseS3Uri(OutputDataConfig.S3Configuration.S3Uri)
  for (const [type, resources] of resourcesByType(region.resources.get(DatastoreId))) {
    const number = drawFileNumber(state.seed, `${id}/${type}`)
    let part = 0
    for (const text of joinFiles(Array.from(resources.values(), (resource) => resource.text))) {
      const name = `${key}${type}/${type}-${number}-0-${part}.ndjson`
      putObject(state.objects, { bucket, key: name }, { body: encodeUtf8(text), at: state.now })
      part += 1
    }
  }
}

// [export-file-name]
function drawFileNumber(seed: number, name: string): string {
  const [high, low] = draw(seed, `export/${name}`, 0)
  return String((BigInt(high >>> 1) << 32n) | BigInt(low))
}

function joinFiles(lines: readonly string[]): string[] {
  const files: string[] = []
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

function joinLines(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
