import { MisuseError } from '../../kernel/errors.ts'
import { assertKnownMembers } from '../../kernel/assert-options.ts'
import { show } from '../../kernel/suggest.ts'
import { decodeUtf8 } from '../../kernel/utf8.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import type { Service } from '../../service/service.ts'
import { problem, type Reply } from './reply.ts'
import type { Streams } from './streams.ts'
import type { Guard } from '../guard.ts'
import type { Outward } from '../outward.ts'

// What the paths under /_fake steer.
export interface Control {
  readonly fake: FakeHealthLake
  readonly service: Service
  readonly streams: Streams
  readonly guard: Guard
  readonly outward: Outward
}

export interface Asked extends Control {
  // What stands in the path where its pattern has <names>, decoded.
  readonly names: Readonly<Record<string, string>>
  // What follows the question mark, as it came.
  readonly queryText: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

export type Handler = (asked: Asked) => Reply

// By pattern and method. A pattern has <names> for segments, and <names…> for all that is left.
export type Paths = Readonly<Record<string, Readonly<Record<string, Handler>>>>

// Whether the handler itself reads the parameters of the query; one that would be ignored is a mistake.
export type Query = 'no query' | 'with query'

// A body that would be ignored is one, too; some clients cannot help but send an empty one.
export function bodyless(handle: Handler, query: Query = 'no query'): Handler {
  return withJson((asked, body) => {
    const isEmpty = typeof body === 'object' && Object.keys(body ?? {}).length === 0
    if (body === undefined || isEmpty) return handle(asked)
    throw new MisuseError(`The body is ${show(body)}, but this takes none; leave it out.`)
  }, query)
}

// Without a body, what is handed on is undefined.
export function withJson(
  handle: (asked: Asked, body: unknown) => Reply,
  query: Query = 'no query',
): Handler {
  return (asked) => {
    if (query === 'no query') refuseQuery(asked)
    const text = decodeUtf8(asked.body)
    if (text === undefined) return problem(400, 'The body is not UTF-8; send it as that.')
    if (text === '') return handle(asked, undefined)
    let body: unknown
    try {
      body = JSON.parse(text)
    } catch (error) {
      return problem(400, `The body is not JSON: ${(error as Error).message}.`)
    }
    return handle(asked, body)
  }
}

export function refuseQuery({ queryText }: Asked): void {
  if (queryText === '') return
  throw new MisuseError(`The query is ${show(queryText)}, but this takes none; leave it out.`)
}

export function readObject(body: unknown, where: string, example: string): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new MisuseError(
      `${where}: the body is ${body === undefined ? 'empty' : show(body)}; give ${example}.`,
    )
  }
  return body as Record<string, unknown>
}

// The parameters of the query, each at most once.
export function readParameters<Name extends string>(
  { queryText }: Asked,
  known: readonly Name[],
  where: string,
): Partial<Readonly<Record<Name, string>>> {
  const given = new URLSearchParams(queryText)
  const parameters = Object.fromEntries(given)
  assertKnownMembers(parameters, known, where)
  const twice = known.find((name) => given.getAll(name).length > 1)
  if (twice !== undefined) throw new MisuseError(`${where}: give ${twice} once.`)
  return parameters as Partial<Record<Name, string>>
}

export function readRegion(asked: Asked, where: string): { region?: string } {
  const { region } = readParameters(asked, ['region'], where)
  return region === undefined ? {} : { region }
}

export function named({ names }: Asked, name: string): string {
  return names[name] ?? ''
}

// Whether it is what is wanted most.
export function prefers({ headers }: Asked, type: string): boolean {
  const ranges = String(headers['accept'] ?? '')
    .split(',')
    .map(toRange)
  const most = Math.max(...ranges.map(({ weight }) => weight))
  return ranges.find(({ weight }) => weight === most)?.name === type
}

function toRange(text: string): { readonly name: string; readonly weight: number } {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const q = parameters.find((parameter) => parameter.startsWith('q='))
  return { name, weight: q === undefined ? 1 : Number(q.slice(2)) || 0 }
}
