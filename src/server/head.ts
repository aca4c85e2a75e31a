import type { IncomingMessage } from 'node:http'

// What is known of a request before its body.
export interface Head {
  readonly method: string
  // As it came, without a query.
  readonly path: string
  // What follows the question mark.
  readonly query: string
  // By their names in small letters.
  readonly headers: Readonly<Record<string, string>>
  // Names of this server, beside those of the machine.
  readonly ownNames: readonly string[]
}

export function headOf(
  {
    method = 'GET',
    url = '/',
    headers: given,
  }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  ownNames: readonly string[] = [],
): Head {
  const { authority, target } = readTargetLine(url)
  const sent = given as Record<string, string>
  // That of the request line counts (RFC 9112, 3.2.2).
  const headers = authority === undefined ? sent : { ...sent, host: authority }
  const end = target.indexOf('?')
  return end < 0
    ? { method, path: target, query: '', headers, ownNames }
    : { method, path: target.slice(0, end), query: target.slice(end + 1), headers, ownNames }
}

interface TargetLine {
  // Host and port, where the request line names them, as one to a proxy does.
  readonly authority: string | undefined
  // Path and query.
  readonly target: string
}

export function readTargetLine(url: string): TargetLine {
  const [start = '', authority] = /^https?:\/\/(?:[^/?@]*@)?([^/?@]+)/i.exec(url) ?? []
  const rest = url.slice(start.length)
  return { authority, target: authority === undefined || rest.startsWith('/') ? rest : `/${rest}` }
}
