import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import type { FakeHealthLakeOptions } from 'fake-healthlake'
import type { ServeOptions } from 'fake-healthlake/http'
import { onTestFinished } from 'vitest'
import { served, spoken, type Served } from '../http/tools.ts'

export const Bucket = 'clinic'
export const Key = 'in/patients.ndjson'

/** A fake that is served, and AWS's client of S3 at its port. */
export interface S3Served extends Served {
  readonly s3: S3Client
  /** Asks a path of the server without a signature. */
  readonly at: (path: string, init?: RequestInit) => Promise<Response>
}

/** Serves a fake and makes a client of it, until the test ends. */
export async function s3Served(
  options: FakeHealthLakeOptions = {},
  serveOptions: ServeOptions = {},
): Promise<S3Served> {
  const all = await served(options, serveOptions)
  return {
    ...all,
    s3: s3At(all.server.url),
    at: (path, init) => fetch(all.server.url + path, init),
  }
}

/** AWS's client of S3 at an address, until the test ends. */
export function s3At(endpoint: string, config: S3ClientConfig = {}): S3Client {
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
    maxAttempts: 1,
    ...config,
  })
  onTestFinished(() => client.destroy())
  return client
}

/** An answer that is an error of S3, as a client of no kind reads it. */
export async function refusal(response: Response): Promise<[number, string | undefined, string]> {
  const text = await response.text()
  const [, code] = /^<\?xml[^>]*>\n<Error><Code>(\w+)<\/Code>/.exec(text) ?? []
  const [, message = ''] = /<Message>([^<]*)<\/Message>/.exec(text) ?? []
  return [response.status, code, message]
}

/** As many bytes, which differ from each other. */
export function bytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 255)
}

/** What the server says to a request line with another host, and further headers. */
export function said(
  port: number,
  line: string,
  host: string,
  headers: readonly string[] = [],
): Promise<string> {
  const head = [`${line} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers]
  return spoken(port, `${head.join('\r\n')}\r\n\r\n`)
}
