import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { draw, uuid } from '../../kernel/random.ts'
import { assertIntendedInput, assertSupported, misuse } from '../../service/misuse.ts'
import type { Service } from '../../service/service.ts'
import { show } from '../../kernel/suggest.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { operations } from '../../model/healthlake/operations.ts'
import { shapes } from '../../model/healthlake/shapes.ts'
import { isMockedCommand } from './module-mock.ts'

const NAME = 'fakeHealthLakeInput'

export interface SdkCommand {
  readonly input: object
  // In newer versions: kind, namespace and name of the operation, and more.
  readonly schema?: readonly unknown[]
}

export function readOperation(command: SdkCommand): string {
  const name = command.schema?.[2]
  return typeof name === 'string' ? name : command.constructor.name.replace(/Command$/, '')
}

export function readKnownMembers({ schema }: SdkCommand): readonly string[] | undefined {
  const given = schema?.[4]
  const inputSchema: unknown = typeof given === 'function' ? given() : given
  const known: unknown = Array.isArray(inputSchema) ? inputSchema[4] : undefined
  return Array.isArray(known) ? (known as string[]) : undefined
}

// The SDK would drop it.
export function findUnknownMember(command: SdkCommand): string | undefined {
  const known = readKnownMembers(command)
  if (known === undefined) return undefined
  const input = command.input as Readonly<Record<string, unknown>>
  return Object.keys(input).find((name) => !known.includes(name) && input[name] !== undefined)
}

export function assertCommand(service: Service, command: unknown): void {
  if (typeof command === 'object' && command !== null && 'input' in command) return
  assertNoMockedCommand(service, command, 'send')
  throw misuse(
    service,
    `send: ${show(command)} is not a command; give one of the SDK, such as new ListFHIRDatastoresCommand({}).`,
  )
}

export function assertNoMockedCommand(service: Service, command: unknown, where: string): void {
  if (!isMockedCommand(command)) return
  throw misuse(
    service,
    `${where}: this command comes from a module mock (vi.mock or jest.mock), and has no input; remove the mock of the SDK, which the fake does not need.`,
  )
}

export function assertSendable(service: Service, command: SdkCommand): OperationName {
  const operation = assertSupported(service, readOperation(command))
  assertIntendedInput(service, operation, command.input)
  const member = findUnknownMember(command)
  if (member === undefined || service.settings.unknownMembers === 'ignore') return operation
  throw misuse(
    service,
    `${operation}: this version of the SDK does not know ${member} and would drop it; use a newer one, or fake.execute.`,
  )
}

export function addInputCheck(client: HealthLakeClient, current: () => Service): () => void {
  client.middlewareStack.add(
    (next, context) => (args) => {
      const command = findCommand(context)
      try {
        return next(command === undefined ? args : prepareInput(current(), command, args))
      } catch (error) {
        return Promise.reject(error)
      }
    },
    { name: NAME, step: 'initialize', override: true },
  )
  return () => client.middlewareStack.remove(NAME)
}

function prepareInput<Args extends { readonly input: object }>(
  service: Service,
  command: SdkCommand,
  args: Args,
): Args {
  const shape = shapes[operations[assertSendable(service, command)].input]
  if (!('idempotencyToken' in shape)) return args
  const input = args.input as Readonly<Record<string, unknown>>
  if (input[shape.idempotencyToken] !== undefined) return args
  return { ...args, input: { ...input, [shape.idempotencyToken]: nextClientToken(service) } }
}

export function findCommand(context: object): SdkCommand | undefined {
  const { __smithy_context: inner } = context as {
    __smithy_context?: { commandInstance?: SdkCommand }
  }
  return inner?.commandInstance
}

function nextClientToken({ state }: Service): string {
  state.history.tokens += 1
  return uuid(draw(state.seed, 'clientToken', state.history.tokens))
}
