import { Buffer } from 'node:buffer'
import { Readable } from 'node:stream'

export async function readUpload(body: unknown): Promise<Uint8Array | undefined> {
  if (body === undefined) return new Uint8Array()
  if (typeof body === 'string') return Uint8Array.from(Buffer.from(body))
  if (ArrayBuffer.isView(body)) {
    return viewBytes(body).slice()
  }
  if (typeof body !== 'object' || body === null) return undefined
  if ('arrayBuffer' in body && typeof body.arrayBuffer === 'function') {
    return new Uint8Array((await body.arrayBuffer()) as ArrayBuffer)
  }
  if (Symbol.asyncIterator in body) return joinChunks(body as AsyncIterable<unknown>)
  return undefined
}

function viewBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

async function joinChunks(stream: AsyncIterable<unknown>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (ArrayBuffer.isView(chunk)) chunks.push(viewBytes(chunk))
    else return undefined
  }
  return Uint8Array.from(Buffer.concat(chunks))
}

export function createDownload(bytes: Uint8Array): Readable {
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
