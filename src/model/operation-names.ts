import type { FhirInteraction } from './fhir/interactions.ts'
import type { OperationName } from './healthlake/infer.ts'

/** The name of an operation of the control plane, or of an interaction with a FHIR endpoint. */
export type AnyOperation = OperationName | FhirInteraction

/** The class of a command of AWS's SDK, such as `CreateFHIRDatastoreCommand`: it stands for its operation. */
export type CommandClass = abstract new (...args: never) => { readonly input: object }

// What is no class of a command is given back as it is.
export function toOperationName(given: unknown): unknown {
  if (typeof given !== 'function') return given
  const [, name = given] = /^(\w+)Command$/.exec(given.name) ?? []
  return name
}
