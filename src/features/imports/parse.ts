import type { PreparedResource } from '../resources/upsert.ts'
import { checkLine, type ValidationLevel } from './check-line.ts'
import type { InputFile } from './input.ts'
import { isBlank, linesOf } from './lines.ts'
import type { Issue } from './outcome.ts'

export type ParsedLine = { readonly lineId: number; readonly issues: readonly Issue[] } & (
  | { readonly resource: PreparedResource; readonly statusCode?: undefined }
  | { readonly resource?: undefined; readonly statusCode: number }
)

export interface ParsedFile {
  readonly name: string
  readonly lines: readonly ParsedLine[]
}

export interface Totals {
  readonly files: number
  readonly bytes: number
  readonly resources: number
  readonly imported: number
  readonly importedBytes: number
  readonly failed: number
}

// It follows from them alone, so it is no state.
export interface Reading {
  readonly files: readonly ParsedFile[]
  readonly totals: Totals
}

export type Readings = WeakMap<object, Reading>

export function parseFiles(
  readings: Readings,
  files: readonly InputFile[],
  level: ValidationLevel,
): Reading {
  const known = readings.get(files)
  if (known !== undefined) return known
  const reading = readAll(files, level)
  readings.set(files, reading)
  return reading
}

function readAll(files: readonly InputFile[], level: ValidationLevel): Reading {
  let [bytes, importedBytes, imported, failed] = [0, 0, 0, 0]
  const read = files.map(({ name, body }): ParsedFile => {
    const lines: ParsedLine[] = []
    bytes += body.length
    for (const [index, line] of linesOf(body).entries()) {
      if (isBlank(line)) continue
      const checked = checkLine(line, level)
      const lineId = index + 1
      if ('resource' in checked) {
        imported += 1
        importedBytes += checked.bytes
        lines.push({ lineId, resource: checked.resource, issues: checked.issues })
      } else {
        failed += 1
        lines.push({ lineId, ...checked })
      }
    }
    return { name, lines }
  })
  const resources = imported + failed
  const totals = { files: files.length, bytes, resources, imported, importedBytes, failed }
  return { files: read, totals }
}
