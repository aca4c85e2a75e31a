import type { FakeHealthLake, OperationName } from 'fake-healthlake'

/** A key and a signature of nobody. */
export function authorizationFor(region: string): string {
  return `AWS4-HMAC-SHA256 Credential=AKIDWIRE/20250101/${region}/healthlake/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=${'0'.repeat(64)}`
}

/** The headers of a good request. */
export function headersFor(operation: string, region = 'us-east-1'): Record<string, string> {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `HealthLake.${operation}`,
    'x-amz-date': '20250101T000000Z',
    authorization: authorizationFor(region),
  }
}

/** Makes a request, a good one unless it is told otherwise. A header that is undefined is left out. */
export function requestFor(
  operation: OperationName | (string & {}),
  body: unknown = {},
  {
    url = 'https://healthlake.us-east-1.amazonaws.com/',
    method = 'POST',
    headers = {},
  }: {
    url?: string
    method?: string
    headers?: Record<string, string | undefined>
  } = {},
): Request {
  const all = Object.entries({ ...headersFor(operation), ...headers })
  const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  return new Request(url, {
    method,
    headers: all.filter((header): header is [string, string] => header[1] !== undefined),
    body: method === 'GET' || method === 'HEAD' ? null : text,
  })
}

/** What a service says in AWS JSON 1.0. */
export interface Said {
  readonly status: number
  readonly type: string | undefined
  readonly requestId: string | undefined
  readonly body: unknown
}

/** Reads an answer whose body is JSON. */
export async function said(response: Response): Promise<Said> {
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? undefined,
    requestId: response.headers.get('x-amzn-requestid') ?? undefined,
    body: JSON.parse(await response.text()) as unknown,
  }
}

/** Tells whether a text is an error in AWS JSON 1.0. */
export function isAwsError(text: string): boolean {
  const { __type: type, Message, message, ...rest } = JSON.parse(text) as Record<string, unknown>
  return (
    typeof type === 'string' &&
    /^com\.amazon(aws\.healthlake|\.coral\.service)#\w+$/.test(type) &&
    ['string', 'undefined'].includes(typeof (Message ?? message)) &&
    Object.keys(rest).length === 0
  )
}

/** Tells whether a text is a page about what there is not: the service's own, or one that names the fake. */
export function isUnknownPage(text: string): boolean {
  return (
    text === '<UnknownOperationException/>\n' ||
    /^(?:<ErrorResponse>)?<Error>(?:<Type>Sender<\/Type>)?<Code>UnknownOperationException<\/Code><Message>[^<>]* is not simulated by fake-healthlake[^<>]*<\/Message><\/Error>(?:<\/ErrorResponse>)?\n$/.test(
      text,
    )
  )
}

/** What verify() tells, line by line. */
export function toldBy(fake: FakeHealthLake): string[] {
  try {
    fake.verify()
    return []
  } catch (error) {
    return (error as Error).message.split('\n- ').slice(1)
  }
}

/** Whether verify() tells nothing but that some things are not simulated. */
export function tellsNoMisuse(fake: FakeHealthLake): boolean {
  return toldBy(fake).every((line) => line.includes('is not simulated by fake-healthlake'))
}
