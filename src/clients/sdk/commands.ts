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

/**
 * Refuses to send what is no command.
 *
 * @param service The service
 * @param command What `send` was called with
 * @throws MisuseError if it is none
 */
export function assertCommand(service: Service, command: unknown): void {
  if (typeof command === 'object' && command !== null && 'input' in command) return
  throw misuse(
    service,
    `send: ${show(command)} is no command; give one of the SDK, such as new ListFHIRDatastoresCommand({}).`,
  )
}

/**
 * Looks at a command before the SDK serialises it.
 *
 * @param service The service
 * @param command The command
 * @returns The operation
 * @throws MisuseError if the operation is not simulated, or the input has members that would be dropped silently
 */
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

/**
 * Adds a step to a client that looks at each command before the SDK does: what would be dropped silently is refused,
 * and a ClientToken is filled in from the seed.
 *
 * @param service The service
 * @param client The client
 * @returns How to take the step away again
 */
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

/**
 * Finds the command in the context that the SDK hands to middleware and to the endpoint provider.
 *
 * @param context The context
 * @returns The command; undefined if the SDK does not tell
 */
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
