import { assertList, assertSimulated } from '../../kernel/assert-options.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { listed, show } from '../../kernel/suggest.ts'
import { isFhirInteraction } from '../../model/fhir/interactions.ts'
import { operations } from '../../model/healthlake/operations.ts'

export function assertOperation(name: unknown, where: string): void {
  const names = Object.keys(operations)
  if (isFhirInteraction(name)) {
    throw new MisuseError(
      `${where}: ${show(name)} is an interaction of the FHIR endpoint, and this takes only operations of the control plane: ${listed(names)}.`,
    )
  }
  assertSimulated(name, names, `${where}: operation ${show(name)}`)
}

export function assertOperations(names: unknown, where: string): void {
  assertList(names, `${where}: operations`)
  for (const name of names) assertOperation(name, where)
}
