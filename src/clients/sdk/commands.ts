import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { draw, uuid } from '../../kernel/random.ts'
import { assertIntendedInput, assertSupported, misuse } from '../../service/misuse.ts'
import type { Service } from '../../service/service.ts'
import { show } from '../../kernel/suggest.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { operations } from '../../model/healthlake/operations.ts'
import { shapes } from '../../model/healthlake/shapes.ts'
import { memberNotSent, operationOf, type SdkCommand } from './sdk.ts'

const NAME = 'fakeHealthLakeInput'

export function assertCommand(service: Service, command: unknown): void {
  if (typeof command === 'object' && command !== null && 'input' in command) return
  throw misuse(
    service,
    `send: ${show(command)} is no command; give one of the SDK, such as new ListFHIRDatastoresCommand({}).`,
  )
}

export function assertSendable(service: Service, command: SdkCommand): OperationName {
  const operation = assertSupported(service, operationOf(command))
  assertIntendedInput(service, operation, command.input)
  const member = memberNotSent(command)
  if (member === undefined || service.settings.unknownMembers === 'ignore') return operation
  throw misuse(
    service,
    `${operation}: this version of the SDK does not know ${member} and would drop it; use a newer one, or fake.execute.`,
  )
}

export function lookAtInputs(service: Service, client: HealthLakeClient): () => void {
  client.middlewareStack.add(
    (next, context) => (args) => {
      const command = commandIn(context)
      try {
        return next(command === undefined ? args : prepared(service, command, args))
      } catch (error) {
        return Promise.reject(error)
      }
    },
    { name: NAME, step: 'initialize', override: true },
  )
  return () => client.middlewareStack.remove(NAME)
}

function prepared<Args extends { readonly input: object }>(
  service: Service,
  command: SdkCommand,
  args: Args,
): Args {
  const shape = shapes[operations[assertSendable(service, command)].input]
  if (!('idempotencyToken' in shape)) return args
  const input = args.input as Readonly<Record<string, unknown>>
  if (input[shape.idempotencyToken] !== undefined) return args
  return { ...args, input: { ...input, [shape.idempotencyToken]: nextToken(service) } }
}

export function commandIn(context: object): SdkCommand | undefined {
  const { __smithy_context: inner } = context as {
    __smithy_context?: { commandInstance?: SdkCommand }
  }
  return inner?.commandInstance
}

function nextToken({ state }: Service): string {
  state.history.tokens += 1
  return uuid(draw(state.seed, 'clientToken', state.history.tokens))
}
