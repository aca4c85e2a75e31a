import { awaitDelivery } from './delivery.ts'
import { answerHttp } from '../protocols/aws-json/endpoint.ts'
import { assertNotDisposed, misuse } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'
import { show } from '../kernel/suggest.ts'

export async function fetchFrom(service: Service, request: Request): Promise<Response> {
  assertNotDisposed(service)
  assertWebRequest(service, request)
  const { signal } = request
  const body = await request.text()
  signal.throwIfAborted()
  const { response, delivery } = answerHttp(
    service,
    {
      method: request.method,
      path: new URL(request.url).pathname,
      headers: { host: new URL(request.url).host, ...Object.fromEntries(request.headers) },
      body,
    },
    'fetch',
  )
  if (delivery !== undefined) {
    // The signal of a Request hears of the caller's only as long as there is the Request.
    service.waitedFor.add(request)
    await awaitDelivery(service, delivery, { abortSignal: signal })
      .catch((error: unknown) => {
        signal.throwIfAborted()
        throw new TypeError('fetch failed', { cause: error })
      })
      .finally(() => service.waitedFor.delete(request))
  }
  return new Response(response.text, { status: response.statusCode, headers: response.headers })
}

// By its shape: there are other makers of Requests than Node.
function assertWebRequest(service: Service, given: unknown): void {
  const { url, text } = (given ?? {}) as Partial<Request>
  if (typeof url === 'string' && typeof text === 'function') return
  throw misuse(
    service,
    `fetch: ${show(given)} is no Request; give one, such as new Request(url, init).`,
  )
}
