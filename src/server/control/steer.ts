import type { IncomingMessage } from 'node:http'
import { MisuseError } from '../../kernel/errors.ts'
import { listed, shortened } from '../../kernel/suggest.ts'
import { readBody } from '../body.ts'
import { findPath } from './find-path.ts'
import type { Asked, Control, Paths } from './path.ts'
import { paths } from './paths.ts'
import { problem, type Reply } from './reply.ts'

export function isControlPath(path: string): boolean {
  return path === '/_fake' || path.startsWith('/_fake/')
}

// Undefined where the client has gone.
export async function steer(
  control: Control,
  request: IncomingMessage,
  maxBodyBytes: number,
): Promise<Reply | undefined> {
  const { url = '/', method = 'GET', headers } = request
  const [path = '/', ...query] = url.split('?')
  const read = await readBody(request, isUnbounded(path) ? Infinity : maxBodyBytes)
  if (read === undefined) return undefined
  if (read.isCut) {
    const limit = `${maxBodyBytes} bytes, which is the limit (maxBodyBytes)`
    return problem(413, `The body is larger than ${limit}.`)
  }
  const asked = { ...control, queryText: query.join('?'), headers, body: read.bytes }
  const reply = answer(asked, method, path)
  if (method !== 'GET' && reply.statusCode < 400) control.streams.steered(method, path)
  return reply
}

function answer(asked: Omit<Asked, 'names'>, method: string, path: string): Reply {
  try {
    const found = findPath(path)
    if (found === undefined) return refusePath(path)
    const { methods, names } = found
    const handle = Object.hasOwn(methods, method) ? methods[method] : undefined
    return handle === undefined ? refuseMethod(path, method, methods) : handle({ ...asked, names })
  } catch (error) {
    return error instanceof MisuseError ? problem(400, error.message) : problem(500, String(error))
  }
}

// A state is as large as it is, and so are the data that are put into one.
function isUnbounded(path: string): boolean {
  return /^\/_fake\/(?:snapshot$|objects\/|resources\/)/.test(path)
}

function refusePath(path: string): Reply {
  const known = listed(Object.keys(paths))
  return problem(404, `There is no ${shortened(path)}. There are ${known}.`)
}

function refuseMethod(path: string, method: string, methods: Paths[string]): Reply {
  const names = Object.keys(methods)
  const error = `${shortened(path)} has no ${method}. It has ${listed(names)}.`
  return problem(405, error, { allow: names.join(', ') })
}
