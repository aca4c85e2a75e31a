import * as tables from './tables.ts'

export type Tables = typeof tables

// The one way to the tables: the build replaces this module by one that requires them when it is first called.
export function loadTables(): Tables {
  return tables
}
