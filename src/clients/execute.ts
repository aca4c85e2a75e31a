import { connectionError } from './sdk/deliver.ts'
import { corruptionError } from './sdk/sdk.ts'
import { callInProcess, advanceTime } from '../service/call.ts'
import type { Answer } from '../service/dispatch.ts'
import { misuse } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'
import type { Input, OperationName, Output } from '../model/healthlake/infer.ts'
import { operations } from '../model/healthlake/operations.ts'
import { write } from '../model/codec/write.ts'

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
      advanceTime(service, delivery.duration as number)
      return
    case undefined:
  }
}
