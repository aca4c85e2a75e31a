import type { PreparedResource } from '../resources/upsert.ts'
import { checkLine, type ValidationLevel } from './check-line.ts'
import type { InputFile } from './input.ts'
import { isBlank, linesOf } from './lines.ts'
import type { Issue } from './outcome.ts'

/** A line that was read. */
export type ParsedLine = { readonly lineId: number; readonly issues: readonly Issue[] } & (
  | { readonly resource: PreparedResource; readonly statusCode?: undefined }
  | { readonly resource?: undefined; readonly statusCode: number }
)

/** A file that was read. */
export interface ParsedFile {
  readonly name: string
  readonly lines: readonly ParsedLine[]
}

/** How much was read. */
export interface Totals {
  readonly files: number
  readonly bytes: number
  readonly resources: number
  readonly imported: number
  readonly importedBytes: number
  readonly failed: number
}

/** What an import makes of its files. It follows from them alone, so it is no state. */
export interface Reading {
  readonly files: readonly ParsedFile[]
  readonly totals: Totals
}

/** What was read for whom. */
export type Readings = WeakMap<object, Reading>

/**
 * Reads the files of an import.
 *
 * @param readings What was read already
 * @param files The files
 * @param level How strictly they are checked
 * @returns The reading
 */
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
