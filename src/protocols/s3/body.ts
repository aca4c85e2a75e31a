import { Buffer } from 'node:buffer'
import { Readable } from 'node:stream'

/**
 * Reads the body of an upload, in any form that the SDK takes.
 *
 * @param body Text, bytes, a Blob, a stream of Node or of the web, or nothing
 * @returns Its bytes, which nobody else holds; undefined if it is, or has, something else
 */
export async function uploadedBytes(body: unknown): Promise<Uint8Array | undefined> {
  if (body === undefined) return new Uint8Array()
  if (typeof body === 'string') return Uint8Array.from(Buffer.from(body))
  if (ArrayBuffer.isView(body)) {
    return bytesOf(body).slice()
  }
  if (typeof body !== 'object' || body === null) return undefined
  if ('arrayBuffer' in body && typeof body.arrayBuffer === 'function') {
    return new Uint8Array((await body.arrayBuffer()) as ArrayBuffer)
  }
  if (Symbol.asyncIterator in body) return joined(body as AsyncIterable<unknown>)
  return undefined
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

async function joined(stream: AsyncIterable<unknown>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (ArrayBuffer.isView(chunk)) chunks.push(bytesOf(chunk))
    else return undefined
  }
  return Uint8Array.from(Buffer.concat(chunks))
}

/**
 * Makes the body of a download, as the SDK hands it out in Node.
 *
 * @param bytes The bytes, which nobody else holds
 * @returns A stream with the SDK's three functions, of which one can be called, once
 */
export function downloadBody(bytes: Uint8Array): Readable {
  const stream = Readable.from([Buffer.from(bytes.buffer)], { objectMode: false })
  let transformed = false
  function take(): Buffer {
    if (transformed) throw new Error('The stream has already been transformed.')
    transformed = true
    stream.destroy()
    return Buffer.from(bytes)
  }
  return Object.assign(stream, {
    transformToByteArray: async () => Uint8Array.from(take()),
    transformToString: async (encoding?: BufferEncoding) => take().toString(encoding),
    transformToWebStream: () => new Blob([take()]).stream(),
  })
}
