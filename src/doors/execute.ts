import { callInProcess } from '../core/call.ts'
import type { Service } from '../core/service.ts'
import type { Input, OperationName, Output } from '../spec/infer.ts'
import { operations } from '../spec/operations.ts'
import { write } from '../spec/write.ts'

/**
 * Asks the service itself.
 *
 * @param service The service
 * @param operation The operation
 * @param input Its input
 * @param region The region (default: the fake's)
 * @returns Its output
 * @throws ServiceError if the service refuses
 */
export function execute<Operation extends OperationName>(
  service: Service,
  operation: Operation,
  input: Input<Operation>,
  region?: string,
): Output<Operation> {
  const answer = callInProcess(service, { operation, input, region, door: 'execute' })
  if (answer.error !== undefined) throw answer.error
  return write(operations[operation].output, answer.output, 'sdk') as Output<Operation>
}
