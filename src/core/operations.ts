import type { OperationName, PlainInput, PlainOutput } from '../spec/infer.ts'
import { createFHIRDatastore } from './operations/create-fhir-datastore.ts'
import { deleteFHIRDatastore } from './operations/delete-fhir-datastore.ts'
import { describeFHIRDatastore } from './operations/describe-fhir-datastore.ts'
import { listFHIRDatastores } from './operations/list-fhir-datastores.ts'
import { updateFHIRDatastore } from './operations/update-fhir-datastore.ts'
import type { Scope } from './scope.ts'

/** What each operation does with an input that keeps the constraints of the model. */
export const operations = {
  CreateFHIRDatastore: createFHIRDatastore,
  DeleteFHIRDatastore: deleteFHIRDatastore,
  DescribeFHIRDatastore: describeFHIRDatastore,
  ListFHIRDatastores: listFHIRDatastores,
  UpdateFHIRDatastore: updateFHIRDatastore,
} satisfies {
  [Name in OperationName]?: (scope: Scope, input: PlainInput<Name>) => PlainOutput<Name>
}

export type SimulatedOperation = keyof typeof operations

/**
 * Tells whether an operation is simulated.
 *
 * @param name The operation's name
 * @returns Whether it is
 */
export function isSimulated(name: string): name is SimulatedOperation {
  return Object.hasOwn(operations, name)
}
