import type { IncomingMessage } from 'node:http'
import { MisuseError } from '../../kernel/errors.ts'
import { listed, shortened } from '../../kernel/suggest.ts'
import { readBody } from '../body.ts'
import { findIntruder } from '../guard.ts'
import type { Head } from '../head.ts'
import { tooLarge, type Limits } from '../limits.ts'
import { findPath } from './find-path.ts'
import type { Asked, Control, Paths } from './path.ts'
import { paths } from './paths.ts'
import { headAlone, problem, type Reply } from './reply.ts'

export function isControlPath(path: string): boolean {
  return path === '/_fake' || path.startsWith('/_fake/')
}

interface SteeringLimits extends Pick<Limits, 'maxBodyBytes' | 'maxObjectBytes'> {
  // Called with what our own code failed with.
  readonly onFailure?: ((error: unknown) => void) | undefined
}

// Undefined where the client has gone.
export async function steer(
  control: Control,
  { maxBodyBytes, maxObjectBytes, onFailure }: SteeringLimits,
  head: Head,
  request: IncomingMessage,
): Promise<Reply | undefined> {
  const { method, path, query, headers } = head
  const intruder = findIntruder(control.guard, head)
  if (intruder !== undefined) return problem(403, intruder)
  const isObject = path.startsWith('/_fake/objects/')
  const limit = isUnbounded(path) ? Infinity : isObject ? maxObjectBytes : maxBodyBytes
  const read = await readBody(request, limit)
  if (read === undefined) return undefined
  if (read.isCut) {
    return problem(413, tooLarge(isObject ? 'maxObjectBytes' : 'maxBodyBytes', limit))
  }
  // A page can send any other type to any address without asking.
  if (!isObject && read.bytes.length > 0 && !isJson(headers['content-type'])) {
    return problem(415, 'A body is JSON here; send it as content-type: application/json.')
  }
  const asked = { ...control, queryText: query, headers, body: read.bytes }
  const reply = answer(asked, method, path, onFailure)
  if (!isLook(method) && reply.statusCode < 400)
    control.streams.changed('steered', { method, path })
  return reply
}

export function isLook(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

function isJson(type: string | undefined): boolean {
  return /^application\/json\s*(?:;|$)/i.test(type ?? '')
}

function answer(
  asked: Omit<Asked, 'names'>,
  method: string,
  path: string,
  onFailure: SteeringLimits['onFailure'],
): Reply {
  try {
    const found = findPath(path)
    if (found === undefined) return refusePath(path)
    const { methods, names } = found
    const isHead = method === 'HEAD'
    const name = isHead ? 'GET' : method
    const handle = Object.hasOwn(methods, name) ? methods[name] : undefined
    if (handle === undefined) return refuseMethod(path, method, methods)
    const reply = handle({ ...asked, names })
    return isHead && 'open' in reply ? headAlone(reply) : reply
  } catch (error) {
    if (error instanceof MisuseError) return problem(400, error.message)
    onFailure?.(error)
    return problem(500, String(error))
  }
}

// A state is as large as it is, and so are the data that are put into one.
function isUnbounded(path: string): boolean {
  return /^\/_fake\/(?:snapshot$|resources\/)/.test(path)
}

function refusePath(path: string): Reply {
  const known = listed(Object.keys(paths))
  return problem(404, `There is no ${shortened(path)}. There are ${known}.`)
}

function refuseMethod(path: string, method: string, methods: Paths[string]): Reply {
  const names = Object.keys(methods).flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]))
  const error = `${shortened(path)} has no ${shortened(method)}. It has ${listed(names)}.`
  return problem(405, error, { allow: names.join(', ') })
}
