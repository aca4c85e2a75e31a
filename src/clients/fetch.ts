import { show } from '../kernel/suggest.ts'
import { assertNotDisposed, misuse } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'
import { answerHttp, bodyOf, isOwnAddress, isS3Address, type HttpResponse } from './answer-http.ts'

type Given = Request | URL | string

export async function fetchFrom(
  service: Service,
  input: Given,
  init?: RequestInit,
): Promise<Response> {
  assertNotDisposed(service)
  const request = toRequest(service, input, init)
  const url = new URL(request.url)
  assertAddress(service, url, request.headers)
  const { method, signal } = request
  // As bytes: as text it would lose a byte order mark, and what is no text would be mended.
  const body = new Uint8Array(await request.arrayBuffer())
  signal.throwIfAborted()
  // The signal of a Request hears of the caller's only as long as there is the Request.
  service.waitedFor.add(request)
  try {
    const { origin, pathname: path, search } = url
    const headers = { host: url.host, ...Object.fromEntries(request.headers) }
    const answer = await answerHttp(
      service,
      { method, origin, path, query: search.slice(1), headers, body },
      'fetch',
      // Nobody fires the signal of a request that was given none.
      () => (hasSignal(input, init) ? { abortSignal: signal } : {}),
    )
    if ('lost' in answer) throw new TypeError('fetch failed', { cause: answer.lost })
    const response = toResponse(answer, method)
    return Object.defineProperty(response, 'url', { value: request.url, configurable: true })
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    service.waitedFor.delete(request)
  }
}

function toResponse(answer: HttpResponse, method: string): Response {
  const { statusCode: status, headers } = answer
  const text = bodyOf(answer)
  // An empty text would bring a content type of its own.
  const body = text === '' || [204, 205, 304].includes(status) ? null : text
  if (!('bytes' in answer)) return new Response(body, { status, headers })
  // Of an object, HEAD tells how long it is.
  const length = { 'content-length': String(answer.bytes.length) }
  const told = body === null ? headers : { ...headers, ...length }
  return new Response(method === 'HEAD' ? null : body, { status, headers: told })
}

function hasSignal(input: Given, init: RequestInit | undefined): boolean {
  return isRequest(input) || (init?.signal ?? undefined) !== undefined
}

// By its shape: there are other makers of Requests than Node.
function isRequest(given: unknown): given is Request {
  const { url, text } = (given ?? {}) as Partial<Request>
  return typeof url === 'string' && typeof text === 'function'
}

function toRequest(service: Service, input: Given, init: RequestInit | undefined): Request {
  if (isRequest(input)) return init === undefined ? input : new Request(input, init)
  const address = typeof input === 'string' || input instanceof URL ? String(input) : undefined
  if (address !== undefined && URL.canParse(address)) return new Request(address, init)
  const advice =
    address === undefined
      ? `${show(input)} is not a Request; give one, such as new Request(url, init). A URL with an init is fine, too.`
      : `${show(address)} is not an absolute URL; give one, such as 'https://healthlake.us-east-1.amazonaws.com/'.`
  throw misuse(service, `fetch: ${advice}`)
}

// A request for HealthLake is one on any host, as where an endpoint was configured; it shows in the path or a header. One
// for S3 shows in its host.
function assertAddress(service: Service, url: URL, headers: Headers): void {
  const isOurs =
    isOwnAddress(service, url) ||
    isS3Address(url) ||
    /^\/+datastore\/+/.test(url.pathname) ||
    headers.get('x-amz-target')?.startsWith('HealthLake.') === true
  if (isOurs) return
  throw misuse(
    service,
    `fetch: ${url.origin} is not a host of HealthLake or S3, and the fake answers for no others; send this with the global fetch.`,
  )
}
