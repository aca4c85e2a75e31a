import { draw } from '../../kernel/random.ts'
import type { ExportJobProperties, Job } from '../../state/jobs.ts'
import { putObject } from '../../state/buckets.ts'
import { byteLength, bytesOf } from '../../kernel/utf8.ts'
import { placeOf } from '../../service/assert-uri.ts'
import { resourcesByType } from '../../state/resources.ts'
import type { Service } from '../../service/service.ts'
import { openRegion } from '../../state/state.ts'

// How large an export lets a file become, in bytes, unless a single resource is larger
// [export-file-size].
const FILE_LIMIT = 5_000_000

// [export-output]
export function exportAll(service: Service, regionName: string, { id, properties }: Job): void {
  const { state } = service
  const { DatastoreId, OutputDataConfig } = properties as ExportJobProperties
  const { bucket, key } = placeOf(OutputDataConfig.S3Configuration.S3Uri)
  const shelves = openRegion(state, regionName).resources.get(DatastoreId)
  for (const [type, resources] of resourcesByType(shelves)) {
    const number = numberOf(state.seed, `${id}/${type}`)
    let part = 0
    for (const text of filesOf(Array.from(resources.values(), (resource) => resource.text))) {
      const name = `${key}${type}/${type}-${number}-0-${part}.ndjson`
      putObject(state.objects, { bucket, key: name }, { body: bytesOf(text), at: state.now })
      part += 1
    }
  }
}

// [export-file-name]
function numberOf(seed: number, name: string): string {
  const [high, low] = draw(seed, `export/${name}`, 0)
  return String((BigInt(high >>> 1) << 32n) | BigInt(low))
}

function filesOf(lines: readonly string[]): string[] {
  const files: string[] = []
  let start = 0
  let size = 0
  for (const [index, line] of lines.entries()) {
    const bytes = byteLength(line) + 1
    if (size + bytes > FILE_LIMIT && index > start) {
      files.push(fileOf(lines.slice(start, index)))
      start = index
      size = 0
    }
    size += bytes
  }
  return [...files, fileOf(lines.slice(start))]
}

function fileOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
