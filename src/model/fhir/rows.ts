// The row of a table that begins with that word, without it. A search of the text is quicker than an index of all rows.
export function findRow(table: string, name: string): string | undefined {
  const start = /[^\w.-]/.test(name) ? -1 : table.indexOf(`\n${name} `)
  if (start === -1) return undefined
  return table.slice(start + name.length + 2, table.indexOf('\n', start + 1))
}

export function namesOfRows(table: string): readonly string[] {
  const rows = table.split('\n').filter((row) => row !== '')
  return rows.map((row) => row.slice(0, row.indexOf(' ')))
}

// The words of each row by its first.
export function parseRows(table: string): ReadonlyMap<string, readonly string[]> {
  const rows = table.split('\n').filter((row) => row !== '')
  return new Map(
    rows.map((row) => {
      const [name = '', ...words] = row.split(' ')
      return [name, words]
    }),
  )
}
