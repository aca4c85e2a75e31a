import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { dispatch } from '../../service/dispatch.ts'
import { assertSupported } from '../../service/misuse.ts'
import type { Service } from '../../service/service.ts'
import { assertSendOptions, awaitDelivery, type SendOptions } from '../delivery.ts'
import { optionsOf, toPatience } from './limits.ts'
import { RATE_HEADER } from './retry.ts'
import { writeAnswer } from '../../protocols/aws-json/answer.ts'
import { readRequest, readTarget, type WireRequest } from '../../protocols/aws-json/request.ts'

export type RequestHandler = HealthLakeClient['config']['requestHandler']

const marker = Symbol('in-memory transport')
const encoder = new TextEncoder()

// The handler in whose place the transport stands, whose time limits it keeps to.
interface Replaced {
  // As it was given them.
  readonly options: object
  readonly handler: () => object
}

// Of a client that several fakes intercept, each call tells which of them counts.
export function createTransport(
  current: () => Service,
  { options, handler }: Replaced,
): RequestHandler {
  // What the SDK's request has as its query is no text; its signature stands in the headers.
  async function handle({ headers: sent, body }: WireRequest, given: SendOptions = {}) {
    const service = current()
    assertSendOptions(service, given)
    const request = { headers: sent, body }
    const operation = assertSupported(service, readTarget(request))
    const answer = dispatch(service, readRequest(service, operation, request, 'client'))
    const { delivery, error } = answer
    if (delivery !== undefined) await awaitDelivery(service, delivery, toPatience(given, handler()))
    const { statusCode, headers, text } = writeAnswer(service, operation, answer)
    if (error?.rule === 'rate-quota') headers[RATE_HEADER] = 'true'
    return { response: { statusCode, headers, body: encoder.encode(text) } }
  }

  const transport = {
    [marker]: current,
    metadata: { handlerProtocol: 'http/1.1' },
    handle,
    get configProvider() {
      return optionsOf(handler())
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => options,
    destroy() {},
  }
  return transport as unknown as RequestHandler
}

// Tells which fake a client leads to; undefined if it leads to none.
export function findTransport(handler: object | undefined): (() => Service) | undefined {
  return handler !== undefined && marker in handler ? (handler[marker] as () => Service) : undefined
}
