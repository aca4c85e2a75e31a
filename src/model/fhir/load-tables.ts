import * as tables from './tables.ts'

export type Tables = typeof tables

// The one way to the tables, which the package loads when this is first called.
export function loadTables(): Tables {
  return tables
}
