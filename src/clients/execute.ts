import { advanceTime, callInProcess } from '../service/call.ts'
import type { Delivery } from '../service/injection/delivery.ts'
import { misuse } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'
import type { Input, OperationName, Output } from '../model/healthlake/infer.ts'
import { fhirInteractions } from '../model/fhir/interactions.ts'
import { operations } from '../model/healthlake/operations.ts'
import { write } from '../model/healthlake/write.ts'

export function execute<Operation extends OperationName>(
  service: Service,
  operation: Operation,
  input: Input<Operation>,
  region?: string,
): Output<Operation> {
  if (isFhirInteraction(operation)) {
    throw misuse(
      service,
      `execute: ${operation} is an interaction of the FHIR endpoint; ask fake.fhir(datastoreId).request(…).`,
    )
  }
  const answer = callInProcess(service, { operation, input, region, door: 'execute' })
  if (answer.delivery !== undefined) passDelay(service, answer.delivery)
  const { error, output = {} } = answer.delivery ?? answer
  if (error !== undefined) throw error
  return write(operations[operation].output, output, 'sdk') as Output<Operation>
}

function isFhirInteraction(name: string): boolean {
  return fhirInteractions.some((interaction) => interaction === name)
}

function passDelay(service: Service, { delay }: Delivery): void {
  if (delay === Infinity) {
    throw misuse(service, 'execute answers at once and cannot hang; ask through a client.')
  }
  if (delay > 0) advanceTime(service, delay)
}
