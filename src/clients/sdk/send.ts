import { callInProcess } from '../../service/call.ts'
import type { Door } from '../../state/calls.ts'
import { toRequestId } from '../../service/history/record.ts'
import type { Service } from '../../service/service.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { operations } from '../../model/healthlake/operations.ts'
import { write } from '../../model/healthlake/write.ts'
import { assertCommand } from './commands.ts'
import { deliver, assertWithinTimeout, type Patience } from './deliver.ts'
import {
  abortError,
  corruptionError,
  metadataOf,
  operationOf,
  toSdkError,
  type Sdk,
  type SdkCommand,
} from './sdk.ts'

type Callback = (error: unknown, output?: object) => void

export type SendArguments = [
  command: SdkCommand,
  optionsOrCallback?: Patience | Callback,
  callback?: Callback,
]

export interface Destination {
  readonly service: Service
  readonly sdk: Sdk
  readonly door: Door
  // The region of the client that sends; undefined: the fake's.
  readonly region: string | undefined | (() => Promise<string | undefined>)
}

export function send(to: Destination, args: SendArguments): Promise<object> | undefined {
  const [command, options] = args
  return calledBack(answer(to, command, typeof options === 'object' ? options : {}), args)
}

export function calledBack(
  answered: Promise<object>,
  [, optionsOrCallback, last]: SendArguments,
): Promise<object> | undefined {
  const callback = typeof optionsOrCallback === 'function' ? optionsOrCallback : last
  if (callback === undefined) return answered
  // What a callback throws is lost, as in the SDK.
  answered.then((output) => callback(null, output), callback).catch(() => {})
  return undefined
}

async function answer(to: Destination, command: SdkCommand, patience: Patience): Promise<object> {
  const { service, sdk, door } = to
  assertWithinTimeout(service, patience)
  if (patience.abortSignal?.aborted === true) throw abortError()
  const region = typeof to.region === 'function' ? await to.region() : to.region
  assertCommand(service, command)
  const operation = operationOf(command)
  const answered = callInProcess(service, { operation, input: command.input, region, door })
  const { error, output = {}, delivery } = answered
  if (delivery !== undefined) await deliver(service, answered, patience)
  if (delivery?.kind === 'corrupt' && delivery.body !== 'empty') throw corruptionError()
  const requestId = toRequestId(service, answered.request)
  if (error !== undefined) throw toSdkError(sdk, error, requestId)
  const $metadata = metadataOf(200, requestId)
  if (delivery?.kind === 'corrupt') return { $metadata }
  return { $metadata, ...write(operations[operation as OperationName].output, output, 'sdk') }
}
