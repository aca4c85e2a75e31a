import { createFakeHealthLake, type FakeHealthLake, type FhirEndpoint } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { request as httpRequest } from 'node:http'
import { onTestFinished } from 'vitest'
import type { Answered, Ask, Asked, FhirDoor } from './door.ts'
import { signatureFor } from './tools.ts'

const inProcess: FhirDoor = {
  name: 'fhir(id).request',
  async open(options) {
    const fake = createFakeHealthLake(options)
    onTestFinished(() => fake[Symbol.dispose]())
    const store = fake.addDatastore().DatastoreId
    const to = (id: string) => toAsk(fake.fhir(decodeURIComponent(id)))
    return { fake, store, url: fake.fhir(store).url, request: to(store), to }
  },
}

function toAsk(endpoint: FhirEndpoint): Ask {
  return async (asked) => endpoint.request({ ...asked })
}

/** Makes a door for those who sign requests themselves. */
function webDoor(name: string, open: (fake: FakeHealthLake) => Promise<Web>): FhirDoor {
  return {
    name,
    async open(options) {
      const fake = createFakeHealthLake(options)
      const web = await open(fake)
      onTestFinished(async () => {
        fake[Symbol.dispose]()
        await web.close?.()
      })
      const store = fake.addDatastore().DatastoreId
      const urlOf = (id: string, region: string) => `${web.originOf(region)}/datastore/${id}/r4/`
      const to =
        (id: string, region = fake.region): Ask =>
        (asked) =>
          web.send(...toWeb(urlOf(id, region), asked))
      return { fake, store, url: urlOf(store, fake.region), request: to(store), to }
    },
  }
}

interface Web {
  originOf(region: string): string
  readonly send: (url: string, sent: Sent) => Promise<Answered>
  readonly close?: () => Promise<void>
}

interface Sent {
  readonly method: string
  readonly headers: Headers
  readonly body?: string
}

function toWeb(base: string, { method = 'GET', path, query, headers, body }: Asked) {
  const url = /^https?:/.test(path) ? path : base + path.replace(/^\/+/, '')
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
  const given = new Headers(headers)
  if (!given.has('authorization')) given.set('authorization', signatureFor())
  if (text !== undefined && !given.has('content-type')) {
    given.set('content-type', 'application/fhir+json')
  }
  const init = { method, headers: given, ...(text === undefined ? {} : { body: text }) }
  return [url + toSearch(url, query), init] as const
}

function toSearch(url: string, query: Asked['query'] = {}): string {
  const text =
    typeof query === 'string' ? query : String(new URLSearchParams(query as Record<string, string>))
  if (text === '') return ''
  return `${url.includes('?') ? '&' : '?'}${text}`
}

function answered(
  status: number,
  headers: Readonly<Record<string, string>>,
  text: string,
): Answered {
  return {
    status,
    headers,
    text,
    get body() {
      return text === '' ? undefined : (JSON.parse(text) as unknown)
    },
  }
}

const inFetch = webDoor('fetch', async (fake) => ({
  originOf: (region) => `https://healthlake.${region}.amazonaws.com`,
  async send(url, sent) {
    const response = await fake.fetch(url, sent)
    return answered(response.status, Object.fromEntries(response.headers), await response.text())
  },
}))

const overHttp = webDoor('serve', async (fake) => {
  const server = await serve(fake)
  return {
    originOf: () => server.url,
    send: sendOverHttp,
    close: () => server.close(),
  }
})

// Costs half of what fetch does, and these are thousands.
function sendOverHttp(url: string, { method, headers, body }: Sent): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const options = { method, headers: Object.fromEntries(headers) }
    const request = httpRequest(url, options, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode = 0, headers: given } = response
        resolve(answered(statusCode, given as Record<string, string>, text))
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Every door to the endpoint: the whole suite goes through each. */
export const doors: readonly FhirDoor[] = [inProcess, inFetch, overHttp]
