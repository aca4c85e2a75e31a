import type { IncomingMessage } from 'node:http'
import type { FakeHealthLake } from '../clients/fake.ts'
import { findRegion, readTarget } from '../protocols/aws-json/request.ts'
import { MisuseError } from '../kernel/errors.ts'
import type { HttpResponse } from '../clients/answer-http.ts'
import { instantText } from '../kernel/instant.ts'
import { headOf } from './head.ts'

export interface HttpExchange {
  readonly request: IncomingMessage
  // Undefined where the connection failed.
  readonly response: HttpResponse | undefined
  // All that verify() would tell of.
  readonly misuses: readonly MisuseError[]
}

// Gives the lines of an exchange: itself, and what is to be told that was not yet.
export function createLog(
  fake: FakeHealthLake,
  isColoured: boolean,
): (exchange: HttpExchange) => string {
  let told = 0
  return (exchange) => {
    const { misuses } = exchange
    // A reset, which forgets them, is an exchange, too.
    const news = misuses.slice(told)
    told = misuses.length
    const lines = news.map(({ message }) =>
      paint(`fake-healthlake: ${message}`, YELLOW, isColoured),
    )
    return [formatLogLine(fake, exchange, isColoured), ...lines, ''].join('\n')
  }
}

function formatLogLine(fake: FakeHealthLake, exchange: HttpExchange, isColoured: boolean): string {
  const time = instantText(fake.clock.now())
  return `${time}  ${describeRequest(exchange, fake.region)}  ${describeResponse(exchange, isColoured)}`
}

// What our own code failed with; of what its user did wrong the message is enough.
export function formatFailure(error: unknown): string {
  const text = error instanceof Error && !(error instanceof MisuseError) ? error.stack : undefined
  return `fake-healthlake: a request failed in the fake itself: ${text ?? String(error)}\n`
}

function describeRequest({ request }: HttpExchange, ownRegion: string): string {
  const head = headOf(request)
  const operation = readTarget(head)
  if (head.path !== '/' || operation === '') return `${head.method} ${request.url ?? '/'}`
  return `${findRegion(head) ?? ownRegion}  ${operation}`
}

function describeResponse({ response }: HttpExchange, isColoured: boolean): string {
  if (response === undefined) return paint('no response', RED, isColoured)
  const { statusCode } = response
  const name = statusCode < 400 ? undefined : errorIn(response)
  const end = name === undefined ? String(statusCode) : `${statusCode} ${name}`
  return paint(end, statusCode < 400 ? GREEN : RED, isColoured)
}

// The error as the client reads it.
function errorIn(response: HttpResponse): string | undefined {
  const text = 'text' in response ? response.text : Buffer.from(response.bytes).toString()
  const found =
    /^(?:\{"__type":"[^"#]*#|(?:<\?xml[^>]*>\n|<ErrorResponse>)?<Error>(?:<Type>Sender<\/Type>)?<Code>)(\w+)/.exec(
      text,
    )
  return found?.[1]
}

const GREEN = 32
const RED = 31
const YELLOW = 33

function paint(text: string, colour: number, isColoured: boolean): string {
  return isColoured ? `\u001B[${colour}m${text}\u001B[39m` : text
}
