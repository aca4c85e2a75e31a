import { connectionError } from '../adapters/deliver.ts'
import { corruptionError } from '../adapters/sdk.ts'
import { callInProcess } from '../core/requests/call.ts'
import type { Answer } from '../core/requests/dispatch.ts'
import { misuse } from '../core/requests/misuse.ts'
import { passTime } from '../core/requests/pass-time.ts'
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
  arrive(service, answer)
  if (answer.error !== undefined) throw answer.error
  const output = answer.delivery?.kind === 'corrupt' ? {} : (answer.output ?? {})
  return write(operations[operation].output, output, 'sdk') as Output<Operation>
}

function arrive(service: Service, { delivery }: Answer): void {
  switch (delivery?.kind) {
    case 'connection':
      throw connectionError(delivery.code)
    case 'corrupt':
      if (delivery.body !== 'empty') throw corruptionError()
      return
    case 'hang':
      throw misuse(service, 'execute answers at once and cannot hang; ask through a client.')
    case 'latency':
      passTime(service, delivery.duration as number)
      return
    case undefined:
  }
}
