import type { OperationName } from '../spec/infer.ts'
import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { hermeticConfig } from '../adapters/config.ts'
import { deliver, type Patience } from '../adapters/deliver.ts'
import {
  abortError,
  corruptionError,
  metadataOf,
  operationOf,
  toSdkError,
  type Sdk,
  type SdkCommand,
} from '../adapters/sdk.ts'
import { callInProcess } from '../core/call.ts'
import { requestIdOf } from '../core/record.ts'
import { demandUndisposed } from '../core/misuse.ts'
import type { Service } from '../core/service.ts'
import { operations } from '../spec/operations.ts'
import { write } from '../spec/write.ts'

type SendOptions = Patience

type Callback = (error: unknown, output?: object) => void

/**
 * Makes a client whose `send` goes straight to the service: no bytes, no retries, no filling of tokens.
 *
 * @param service The service
 * @param sdk The SDK
 * @param region The client's region (default: the fake's)
 * @returns The client
 */
export function createDirectClient(service: Service, sdk: Sdk, region?: string): HealthLakeClient {
  demandUndisposed(service)
  const config = hermeticConfig(service, region === undefined ? {} : { region })
  const client = new sdk.HealthLakeClient(config)

  async function answer(command: SdkCommand, options: SendOptions): Promise<object> {
    if (options.abortSignal?.aborted === true) throw abortError()
    const operation = operationOf(command)
    const answered = callInProcess(service, {
      operation,
      input: command.input,
      region,
      door: 'direct',
    })
    const { error, output = {}, delivery } = answered
    if (delivery !== undefined) await deliver(service, answered, options)
    const requestId = requestIdOf(service, answered.request)
    if (error !== undefined) throw toSdkError(sdk, error, requestId)
    const $metadata = metadataOf(200, requestId)
    if (delivery?.kind === 'corrupt') {
      if (delivery.body !== 'empty') throw corruptionError()
      return { $metadata }
    }
    const shape = operations[operation as OperationName].output
    return { $metadata, ...write(shape, output, 'sdk') }
  }

  function send(command: SdkCommand, optionsOrCallback?: SendOptions | Callback, last?: Callback) {
    const given = typeof optionsOrCallback === 'function'
    const callback = given ? optionsOrCallback : last
    const answered = answer(command, given ? {} : (optionsOrCallback ?? {}))
    if (callback === undefined) return answered
    answered.then((output) => callback(null, output), callback)
    return undefined
  }

  return Object.assign(client, { send: send as HealthLakeClient['send'] })
}
