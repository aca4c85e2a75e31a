import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { ratio, type Side } from './measure.ts'
import { openConnection, serveBare, type Asked } from './one-connection.ts'
import type { Row } from './row.ts'

const STORES = 10

const url = 'https://healthlake.us-east-1.amazonaws.com/'
const body = '{}'
const authorization = `AWS4-HMAC-SHA256 Credential=AKIDBENCH/20250101/us-east-1/healthlake/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=${'0'.repeat(64)}`
const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': 'HealthLake.ListFHIRDatastores',
  'x-amz-date': '20250101T000000Z',
  authorization,
}
const patient = JSON.stringify({
  resourceType: 'Patient',
  id: 'p1',
  name: Array.from({ length: 30 }, (_, index) => ({ family: `Family ${index}`, given: ['A'] })),
})
const put = {
  method: 'PUT',
  headers: { 'content-type': 'application/fhir+json', authorization },
  body: patient,
} as const
const list = { method: 'POST', headers, body } as const

/** Promises of the doors that speak HTTP. */
export const wireRows: readonly Row[] = [
  {
    name: `HTTP: List of ${STORES} stores on one connection, against bare node:http`,
    limit: 1.5,
    measure: async () => {
      const fake = filled()
      await using ours = await serve(fake)
      await using bare = await serveAnswer(await answerOf(fake))
      return await compare(list, ours.url, bare.url, fake)
    },
  },
  {
    name: 'HTTP: PUT of a Patient to a FHIR endpoint, against bare node:http with the same bytes',
    limit: 2.5,
    measure: async () => {
      const fake = createFakeHealthLake()
      const endpoint = fake.fhir(fake.addDatastore().DatastoreId)
      const { text, headers: own } = endpoint.request({ ...put, path: 'Patient/p1' })
      await using ours = await serve(fake)
      await using bare = await serveAnswer({ bytes: new TextEncoder().encode(text), headers: own })
      const path = `${new URL(endpoint.url).pathname}Patient/p1`
      return await compare(put, ours.url + path, bare.url + path, fake)
    },
  },
  {
    name: `fetch(): List of ${STORES} stores, against Request, Response and JSON alone`,
    limit: 1.5,
    measure: async () => {
      const fake = filled()
      return ratio(fetching(fake), alone(await answerOf(fake)))
    },
  },
]

function filled(): FakeHealthLake {
  const fake = createFakeHealthLake()
  for (let count = 0; count < STORES; count += 1) {
    fake.addDatastore({ DatastoreName: `store-${count}` })
  }
  return fake
}

function request(): Request {
  return new Request(url, { method: 'POST', headers, body })
}

interface Answer {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Record<string, string>
}

async function answerOf(fake: FakeHealthLake): Promise<Answer> {
  const response = await fake.fetch(request())
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    headers: Object.fromEntries(response.headers),
  }
}

function fetching(fake: FakeHealthLake): Side {
  return { call: () => fake.fetch(request()), tidy: () => fake.clearHistory() }
}

function alone(answer: Answer): Side {
  const output = JSON.parse(new TextDecoder().decode(answer.bytes)) as unknown
  const encoder = new TextEncoder()
  return {
    async call() {
      JSON.parse(await request().text())
      const bytes = encoder.encode(JSON.stringify(output))
      return new Response(bytes, { status: 200, headers: answer.headers })
    },
  }
}

function serveAnswer({ bytes, headers: given }: Answer) {
  const own = { ...given, 'content-length': bytes.byteLength }
  return serveBare((incoming, response) => {
    incoming.resume().on('end', () => response.writeHead(200, own).end(bytes))
  })
}

/** How many times as long the server of the fake takes for a request as the bare one. */
async function compare(asked: Asked, ours: string, bare: string, fake: FakeHealthLake) {
  using client = await openConnection(ours, asked)
  using other = await openConnection(bare, asked)
  return await ratio(
    { call: () => client.ask(), tidy: () => fake.clearHistory() },
    { call: () => other.ask() },
  )
}
