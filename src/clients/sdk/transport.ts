import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { dispatch } from '../../service/dispatch.ts'
import { assertSupported } from '../../service/misuse.ts'
import type { Service } from '../../service/service.ts'
import { deliver, assertWithinTimeout, type Patience } from './deliver.ts'
import { RATE_HEADER } from './retry.ts'
import { abortError } from './sdk.ts'
import { toWire } from '../../protocols/aws-json/answer.ts'
import { inputOf } from '../../protocols/aws-json/wire-input.ts'
import {
  invocationOf,
  signedRegionOf,
  targetOf,
  type WireRequest,
} from '../../protocols/aws-json/request.ts'

export type RequestHandler = HealthLakeClient['config']['requestHandler']

const marker = Symbol('in-memory transport')

export function createTransport(service: Service, options: Patience = {}): RequestHandler {
  async function handle(request: WireRequest, given: Patience = {}) {
    assertWithinTimeout(service, given)
    if (given.abortSignal?.aborted === true) throw abortError()
    const operation = assertSupported(service, targetOf(request))
    const answer = dispatch(service, {
      operation,
      ...inputOf(service, request),
      form: 'wire',
      region: signedRegionOf(request) ?? service.settings.region,
      door: 'client',
      invocation: invocationOf(request),
    })
    if (answer.delivery !== undefined) await deliver(service, answer, { ...options, ...given })
    const response = toWire(service, operation, answer)
    if (answer.error?.rule === 'rate-quota') response.headers[RATE_HEADER] = 'true'
    return { response }
  }

  const transport = {
    [marker]: service,
    metadata: { handlerProtocol: 'http/1.1' },
    handle,
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => options,
    destroy() {},
  }
  return transport as unknown as RequestHandler
}

export function serviceBehind(handler: object | undefined): Service | undefined {
  return handler !== undefined && marker in handler ? (handler[marker] as Service) : undefined
}
