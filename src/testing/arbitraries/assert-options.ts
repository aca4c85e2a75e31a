import { assertList, assertSimulated } from '../../kernel/assert-options.ts'
import { show } from '../../kernel/suggest.ts'
import { operations } from '../../model/healthlake/operations.ts'

export function assertOperation(name: unknown, where: string): void {
  assertSimulated(name, Object.keys(operations), `${where}: operation ${show(name)}`)
}

export function assertOperations(names: unknown, where: string): void {
  assertList(names, `${where}: operations`)
  for (const name of names) assertOperation(name, where)
}
