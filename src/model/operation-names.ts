import type { FhirInteraction } from './fhir/interactions.ts'
import type { OperationName } from './healthlake/infer.ts'

/** What can be asked of the fake: an operation of the control plane, or an interaction with a FHIR endpoint. */
export type AnyOperation = OperationName | FhirInteraction
