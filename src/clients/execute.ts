import { show } from '../kernel/suggest.ts'
import { advanceTime, callInProcess } from '../service/call.ts'
import type { Delivery } from '../service/injection/delivery.ts'
import { misuse } from '../service/misuse.ts'
import { assertNoMockedCommand, readOperation, type SdkCommand } from './sdk/commands.ts'
import type { Service } from '../service/service.ts'
import type { Input, OperationName, Output } from '../model/healthlake/infer.ts'
import { fhirInteractions } from '../model/fhir/interactions.ts'
import { operations } from '../model/healthlake/operations.ts'
import { toOperationName } from '../model/operation-names.ts'
import { write } from '../model/healthlake/write.ts'

export function execute<Operation extends OperationName>(
  service: Service,
  operation: Operation,
  input: Input<Operation>,
  region?: string,
): Output<Operation> {
  assertNoCommand(service, operation)
  if (isFhirInteraction(operation)) {
    throw misuse(
      service,
      `execute: ${operation} is an interaction of the FHIR endpoint; use fake.fhir(datastoreId).request(…).`,
    )
  }
  const answer = callInProcess(service, { operation, input, region, door: 'execute' })
  if (answer.delivery !== undefined) passDelay(service, answer.delivery)
  const { error, output = {} } = answer.delivery ?? answer
  if (error !== undefined) throw error
  return write(operations[operation].output, output, 'sdk') as Output<Operation>
}

function assertNoCommand(service: Service, given: unknown): void {
  assertNoMockedCommand(service, given, 'execute')
  const isClass = typeof given === 'function'
  const isCommand = typeof given === 'object' && given !== null && 'input' in given
  if (!isClass && !isCommand) return
  const name = isClass ? toOperationName(given) : readOperation(given as SdkCommand)
  throw misuse(
    service,
    `execute takes the name of an operation and its input, not a command: fake.execute(${show(name)}, { … }); fake.client().send(command) takes a command.`,
  )
}

function isFhirInteraction(name: string): boolean {
  return fhirInteractions.some((interaction) => interaction === name)
}

function passDelay(service: Service, { delay }: Delivery): void {
  if (delay === Infinity) {
    throw misuse(service, 'execute is synchronous and cannot hang; use a client.')
  }
  if (delay > 0) advanceTime(service, delay)
}
