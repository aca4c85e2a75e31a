import { decodeUtf8 } from '../../kernel/utf8.ts'
import type { InputFile } from '../../state/jobs.ts'
import type { PreparedResource } from '../resources/write.ts'
import type { Assumptions } from '../../model/ledger/assumptions.ts'
import type { Issue } from '../fhir/outcome.ts'
import type { ValidationLevel } from '../fhir/validation/levels.ts'
import { checkLine } from './check-line.ts'

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

export interface ParsedInput {
  readonly files: readonly ParsedFile[]
  readonly totals: Totals
}

// It follows from the files alone, so it is no state. An import reads its files at one level, and forks, which
// assume the same, share them.
const parsed = new WeakMap<readonly InputFile[], ParsedInput>()

export function parseFiles(
  files: readonly InputFile[],
  level: ValidationLevel,
  assumptions: Assumptions,
): ParsedInput {
  const known = parsed.get(files)
  if (known !== undefined) return known
  const input = parseAll(files, level, assumptions)
  parsed.set(files, input)
  return input
}

function parseAll(
  files: readonly InputFile[],
  level: ValidationLevel,
  assumptions: Assumptions,
): ParsedInput {
  let [bytes, importedBytes, imported, failed] = [0, 0, 0, 0]
  const read = files.map(({ name, body }): ParsedFile => {
    const lines: ParsedLine[] = []
    bytes += body.length
    const { texts, isAscii } = splitLines(body)
    let lineId = 0
    for (const line of texts) {
      lineId += 1
      if (isBlank(line)) continue
      const checked = checkLine(line, level, assumptions, isAscii)
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

const LINE_FEED = 10

// A line that is not UTF-8 is undefined. A byte-order mark is no part of the first [import-lines].
function splitLines(body: Uint8Array) {
  const text = decodeUtf8(body)
  const texts = text === undefined ? splitBytes(body).map(decodeUtf8) : text.split('\n')
  const [first] = texts
  if (first?.startsWith('\ufeff') === true) texts[0] = first.slice(1)
  return { texts, isAscii: text?.length === body.length }
}

function isBlank(line: string | undefined): boolean {
  return line !== undefined && !/\S/.test(line)
}

function splitBytes(body: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let end = body.indexOf(LINE_FEED); end >= 0; end = body.indexOf(LINE_FEED, start)) {
    lines.push(body.subarray(start, end))
    start = end + 1
  }
  return [...lines, body.subarray(start)]
}
