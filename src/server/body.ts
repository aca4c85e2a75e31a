import type { IncomingMessage } from 'node:http'

export interface ReadBody {
  readonly bytes: Buffer
  // Whether there is more of it.
  readonly isCut: boolean
}

// Undefined where the client goes before it is whole. What is beyond the limit is read too, but not kept, so that the
// client gets to read the answer.
export function readBody(request: IncomingMessage, limit: number): Promise<ReadBody | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    function finish() {
      resolve({
        bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks),
        isCut: size > limit,
      })
    }
    request.on('data', (chunk: Buffer) => {
      if (size <= limit) chunks.push(chunk)
      size += chunk.byteLength
      if (size > limit) finish()
    })
    request.on('end', finish)
    request.on('error', () => resolve(undefined))
  })
}
