import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { AwsClient } from 'aws4fetch'
import axios from 'axios'
import { Client } from 'fhir-kit-client'
import { got } from 'got'
import http from 'node:http'
import https, { type RequestOptions } from 'node:https'
import nodeFetch from 'node-fetch'
import * as undici from 'undici'
import { authorizationFor, headersFor } from '../wire/tools.ts'

const host = 'https://healthlake.us-east-1.amazonaws.com'

/** The capabilities of a data store's FHIR endpoint, where no data store is. */
const metadata = `${host}/datastore/0123456789abcdef0123456789abcdef/r4/metadata`

/** What an HTTP client makes of one request. */
export interface Heard {
  readonly status: number
  readonly text: string
}

interface Asked {
  readonly url: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly headers: Record<string, string>
  readonly body?: string
}

/** Sends one request and gives what comes back. */
export type Send = (asked: Asked) => Promise<Heard>

const list: Asked = {
  url: `${host}/`,
  method: 'POST',
  headers: headersFor('ListFHIRDatastores'),
  body: '{}',
}

/** Asks for the data stores. */
export function askForDatastores(send: Send): Promise<Heard> {
  return send(list)
}

/** Asks a FHIR endpoint for its capabilities, without a body. */
export function askForMetadata(send: Send, url = metadata): Promise<Heard> {
  return send({ url, method: 'GET', headers: { authorization: authorizationFor('us-east-1') } })
}

const captured = globalThis.fetch

/** The clients that send any request. */
export const clients: Readonly<Record<string, Send>> = {
  fetch: async ({ url, ...init }) => hear(await fetch(url, init)),
  'fetch, captured before': async ({ url, ...init }) => hear(await captured(url, init)),
  'fetch of undici': async ({ url, ...init }) => hear(await undici.fetch(url, init)),
  'request of undici': async ({ url, ...init }) => {
    const { statusCode, body } = await undici.request(url, init)
    return { status: statusCode, text: await body.text() }
  },
  'undici with an Agent of its own': async ({ url, ...init }) => {
    const dispatcher = new undici.Agent({ keepAliveTimeout: 10, allowH2: true })
    const { statusCode, body } = await undici.request(url, { ...init, dispatcher })
    return { status: statusCode, text: await body.text() }
  },
  axios: async ({ url, body, ...rest }) => {
    const { status, data } = await axios<string>(url, {
      ...rest,
      ...(body === undefined ? {} : { data: body }),
      proxy: false,
      timeout: 5000,
      responseType: 'text',
      transformResponse: [],
      validateStatus: () => true,
    })
    return { status, text: data }
  },
  got: async ({ url, ...rest }) => {
    const { statusCode, body } = await got(url, {
      ...rest,
      throwHttpErrors: false,
      retry: { limit: 0 },
      timeout: { lookup: 1000, connect: 1000, secureConnect: 1000, request: 5000 },
    })
    return { status: statusCode, text: body }
  },
  'node:https': (asked) => sendByNode(asked, {}),
  'node:https with an Agent of its own': (asked) =>
    sendByNode(asked, { agent: new (moduleFor(asked).Agent)({ keepAlive: true, maxSockets: 1 }) }),
  'node-fetch': async ({ url, ...init }) => hear(await nodeFetch(url, init)),
  aws4fetch: async ({ url, ...init }) => {
    const keys = { accessKeyId: 'anybody', secretAccessKey: 'anything', retries: 0 }
    const signer = new AwsClient({ ...keys, service: 'healthlake', region: 'us-east-1' })
    return hear(await signer.fetch(url, init))
  },
}

/** Clients that cannot send just anything, with the status that they hear of. */
export const ownRequests: Readonly<Record<string, () => Promise<number>>> = {
  async 'new HealthLakeClient'() {
    const client = new HealthLakeClient({
      region: 'us-east-1',
      credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
    })
    const { $metadata } = await client.send(new ListFHIRDatastoresCommand({}))
    return $metadata.httpStatusCode ?? 0
  },
  async 'fhir-kit-client'() {
    const client = new Client({ baseUrl: metadata.replace('/metadata', '') })
    try {
      await client.capabilityStatement()
      return 200
    } catch (error) {
      return (error as { response: { status: number } }).response.status
    }
  },
}

async function hear(response: {
  readonly status: number
  text(): Promise<string>
}): Promise<Heard> {
  return { status: response.status, text: await response.text() }
}

function moduleFor({ url }: Asked): typeof http | typeof https {
  return url.startsWith('https:') ? https : http
}

/** Sends a request through node:https, or node:http where the address says so. */
export function sendByNode(asked: Asked, options: RequestOptions): Promise<Heard> {
  const { url, method, headers, body } = asked
  return new Promise((resolve, reject) => {
    const request = moduleFor(asked).request(url, { method, headers, ...options }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    request.on('error', reject)
    request.end(body)
  })
}
