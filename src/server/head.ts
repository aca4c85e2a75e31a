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
  { method = 'GET', url = '/', headers: given }: IncomingMessage,
  ownNames: readonly string[] = [],
): Head {
  const headers = given as Record<string, string>
  const end = url.indexOf('?')
  return end < 0
    ? { method, path: url, query: '', headers, ownNames }
    : { method, path: url.slice(0, end), query: url.slice(end + 1), headers, ownNames }
}
