import type { IncomingMessage } from 'node:http'
import type { FakeHealthLake } from '../clients/fake.ts'
import type { WireResponse } from '../protocols/aws-json/answer.ts'
import { readBody } from './body.ts'
import { control, isSnapshotPath, problem, type Controlled } from './control.ts'
import { findIntruder, type Guard } from './guard.ts'
import type { Head } from './head.ts'
import { tooLarge } from './limits.ts'
import type { Served } from './served.ts'

// What the paths under /_fake answer. Undefined where the client has gone.
export async function steer(
  fake: FakeHealthLake,
  { guard, maxBodyBytes, onFailure }: Pick<Served, 'maxBodyBytes' | 'onFailure'> & Guarded,
  head: Head,
  request: IncomingMessage,
): Promise<WireResponse | undefined> {
  const { method, path, headers } = head
  const intruder = findIntruder(guard, head)
  if (intruder !== undefined) return toJson(problem(403, intruder))
  // A state is as large as it is.
  const read = await readBody(request, isSnapshotPath(path) ? Infinity : maxBodyBytes)
  if (read === undefined) return undefined
  if (read.isCut) return toJson(problem(413, tooLarge('maxBodyBytes', maxBodyBytes)))
  // A page can send any other type to any address without asking.
  if (read.bytes.length > 0 && !isJson(headers['content-type'])) {
    return toJson(problem(415, 'A body is JSON here; send it as content-type: application/json.'))
  }
  const controlled = control(fake, method, path, read.bytes.toString('utf8'))
  if (controlled.failure !== undefined) onFailure?.(controlled.failure)
  return toJson(controlled)
}

interface Guarded {
  readonly guard: Guard
}

function isJson(type: string | undefined): boolean {
  return /^application\/json\s*(?:;|$)/i.test(type ?? '')
}

function toJson({ status, json, headers }: Controlled): WireResponse {
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json', ...headers },
    text: `${JSON.stringify(json, withInfinity, 2)}\n`,
  }
}

// JSON has no Infinity; where rules are read it is text too.
function withInfinity(_name: string, value: unknown): unknown {
  return value === Infinity ? 'Infinity' : value
}
