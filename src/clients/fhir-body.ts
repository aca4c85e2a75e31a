import { assertThat } from '../kernel/assert-options.ts'
import { MisuseError } from '../kernel/errors.ts'
import { shortened } from '../kernel/suggest.ts'
import { decodeUtf8 } from '../kernel/utf8.ts'

interface ReadBody {
  readonly body: string | Uint8Array
  // The content type that comes with it, unless another is given.
  readonly type: string | undefined
}

const NAME = 'fhir().request: body'
const RIGHT = 'text, bytes, a URLSearchParams, or what can be written as JSON'

// A body of a request, as fetch would take it, or else as JSON.
export function readBody(given: unknown, method: string): ReadBody {
  const kind = Object.prototype.toString.call(given)
  if (kind === '[object URLSearchParams]') {
    return { body: String(given), type: 'application/x-www-form-urlencoded;charset=UTF-8' }
  }
  const body = bytesOf(given, kind) ?? textOf(given, kind)
  return { body, type: method === 'PATCH' ? patchType(body) : undefined }
}

function bytesOf(given: unknown, kind: string): Uint8Array | undefined {
  // By its kind: that of another realm is none of ours.
  if (kind === '[object ArrayBuffer]') return new Uint8Array(given as ArrayBuffer)
  if (!ArrayBuffer.isView(given)) return undefined
  return new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
}

function textOf(given: unknown, kind: string): string {
  if (given === undefined || typeof given === 'string') return given ?? ''
  const text = toJson(given)
  assertThat(text !== undefined, NAME, given, RIGHT)
  // As such a Map, a Blob or a Promise is written, whatever is in it.
  if (text !== '{}' || kind === '[object Object]') return text
  throw new MisuseError(`${NAME} is ${kind}, which JSON has no form for; give ${RIGHT}.`)
}

function toJson(given: unknown): string | undefined {
  try {
    return JSON.stringify(given)
  } catch (error) {
    const reason = shortened(String(error).replaceAll(/\s+/g, ' '))
    throw new MisuseError(`${NAME} cannot be written as JSON (${reason}); give ${RIGHT}.`)
  }
}

function patchType(body: string | Uint8Array): string {
  const text = typeof body === 'string' ? body : (decodeUtf8(body) ?? '')
  const isList = text.trimStart().startsWith('[')
  return isList ? 'application/json-patch+json' : 'application/fhir+json'
}
