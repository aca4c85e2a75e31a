import { advanceTime, callInProcess } from '../service/call.ts'
import type { Delivery } from '../service/faults/delivery.ts'
import { misuse } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'
import type { Input, OperationName, Output } from '../model/healthlake/infer.ts'
import { operations } from '../model/healthlake/operations.ts'
import { write } from '../model/healthlake/write.ts'

export function execute<Operation extends OperationName>(
  service: Service,
  operation: Operation,
  input: Input<Operation>,
  region?: string,
): Output<Operation> {
  const answer = callInProcess(service, { operation, input, region, door: 'execute' })
  if (answer.delivery !== undefined) passDelay(service, answer.delivery)
  const { error, output = {} } = answer.delivery ?? answer
  if (error !== undefined) throw error
  return write(operations[operation].output, output, 'sdk') as Output<Operation>
}

function passDelay(service: Service, { delay }: Delivery): void {
  if (delay === Infinity) {
    throw misuse(service, 'execute answers at once and cannot hang; ask through a client.')
  }
  if (delay > 0) advanceTime(service, delay)
}
