// The rows of a table by their first word; a row is without it.
export function readRows(table: string): ReadonlyMap<string, string> {
  const lines = table.split('\n').filter((line) => line !== '')
  return new Map(lines.map((line) => splitAt(line, line.indexOf(' '))))
}

function splitAt(line: string, at: number): readonly [name: string, row: string] {
  return [line.slice(0, at), line.slice(at + 1)]
}
