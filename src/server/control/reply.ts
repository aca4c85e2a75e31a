import type { ServerResponse } from 'node:http'

interface Head {
  readonly statusCode: number
  readonly headers: Record<string, string>
}

// What a control path answers: text, bytes, or what goes on until somebody ends it.
export type Reply =
  | (Head & { readonly text: string })
  | (Head & { readonly bytes: Uint8Array })
  | OpenReply

export interface OpenReply extends Head {
  readonly text: ''
  readonly open: (response: ServerResponse) => void
}

export function json(value: unknown, statusCode = 200, headers: Head['headers'] = {}): Reply {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', ...headers },
    text: `${JSON.stringify(value, withInfinity, 2)}\n`,
  }
}

export function problem(statusCode: number, error: string, headers?: Head['headers']): Reply {
  return json({ error }, statusCode, headers)
}

// What would go on, asked for its head: that ends at once. Of other replies the connection leaves out the body.
export function headAlone({ statusCode, headers, text }: OpenReply): OpenReply {
  const open = (response: ServerResponse) => void response.writeHead(statusCode, headers).end()
  return { statusCode, headers, text, open }
}

// Whatever it holds, a browser takes it for nothing else.
const plainly = { 'x-content-type-options': 'nosniff' }

export function plain(text: string): Reply {
  const headers = { 'content-type': 'text/plain; charset=utf-8', ...plainly }
  return { statusCode: 200, headers, text: text.endsWith('\n') ? text : `${text}\n` }
}

export function verbatim(text: string): Reply {
  const headers = { 'content-type': 'text/plain; charset=utf-8', ...plainly }
  return { statusCode: 200, headers, text }
}

export function binary(bytes: Uint8Array): Reply {
  const headers = { 'content-type': 'application/octet-stream', ...plainly }
  return { statusCode: 200, headers, bytes }
}

// JSON has no Infinity; where rules are read it is text too.
export function withInfinity(_name: string, value: unknown): unknown {
  return value === Infinity ? 'Infinity' : value
}
