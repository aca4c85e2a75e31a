import { callInProcess } from '../../service/call.ts'
import type { Door } from '../../state/calls.ts'
import { ServiceError } from '../../kernel/errors.ts'
import { toRequestId } from '../../service/history/record.ts'
import type { Service } from '../../service/service.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { operations } from '../../model/healthlake/operations.ts'
import { write } from '../../model/healthlake/write.ts'
import { assertNotDisposed } from '../../service/misuse.ts'
import { assertSendOptions, awaitDelivery, type SendOptions } from '../delivery.ts'
import { assertCommand, readOperation, type SdkCommand } from './commands.ts'
import { toPatience } from './limits.ts'
import type { Sdk } from './sdk.ts'

type Callback = (error: unknown, output?: object) => void

export type SendArguments = [
  command: SdkCommand,
  optionsOrCallback?: SendOptions | Callback,
  callback?: Callback,
]

export interface Destination {
  readonly service: Service
  readonly sdk: Sdk
  readonly door: Door
  // The region of the client that sends; undefined: the fake's.
  readonly region: string | undefined | (() => Promise<string | undefined>)
  // What the client would send by, whose time limits count.
  readonly handler: object | undefined
}

export function send(to: Destination, args: SendArguments): Promise<object> | undefined {
  const [command, options] = args
  return callBack(answer(to, command, toOptions(options)), args)
}

// The SDK takes null for none.
export function toOptions(options: SendArguments[1] | null): SendOptions {
  return typeof options === 'object' && options !== null ? options : {}
}

export function callBack(
  answered: Promise<object>,
  [, optionsOrCallback, last]: SendArguments,
): Promise<object> | undefined {
  const callback = typeof optionsOrCallback === 'function' ? optionsOrCallback : last
  if (callback === undefined) return answered
  // What a callback throws is lost, as in the SDK.
  answered.then((output) => callback(null, output), callback).catch(() => {})
  return undefined
}

async function answer(to: Destination, command: SdkCommand, options: SendOptions): Promise<object> {
  const { service, sdk, door } = to
  if (door === 'client-mock') assertNotDisposed(service, 'attach')
  assertSendOptions(service, options)
  const region = typeof to.region === 'function' ? await to.region() : to.region
  assertCommand(service, command)
  const operation = readOperation(command)
  const answered = callInProcess(service, { operation, input: command.input, region, door })
  const { delivery } = answered
  if (delivery !== undefined) {
    await awaitDelivery(service, delivery, toPatience(options, to.handler))
  }
  const { error, output = {} } = delivery ?? answered
  const requestId = toRequestId(service, answered.request)
  if (error !== undefined) throw toSdkError(sdk, error, requestId)
  const written = write(operations[operation as OperationName].output, output, 'sdk')
  return { $metadata: toMetadata(200, requestId), ...written }
}

function toSdkError(sdk: Sdk, error: Error, requestId: string): Error {
  if (!(error instanceof ServiceError)) return error
  const { name, message, fault, statusCode } = error
  const $metadata = toMetadata(statusCode, requestId)
  const known: unknown = Object.hasOwn(sdk, name) ? sdk[name as keyof Sdk] : undefined
  const Class = (known ?? sdk.HealthLakeServiceException) as typeof sdk.HealthLakeServiceException
  return new Class({ name, message, $fault: fault, $metadata })
}

function toMetadata(httpStatusCode: number, requestId: string) {
  return { httpStatusCode, requestId, attempts: 1, totalRetryDelay: 0 }
}
