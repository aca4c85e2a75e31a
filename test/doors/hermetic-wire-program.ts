// Tells one story through the door that it is told, one that needs no client of AWS, and prints what came of it and what
// was reached for on the way.
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { interceptHttp, serve } from 'fake-healthlake/http'
import { exploreFaults } from 'fake-healthlake/explore'
import { once } from 'node:events'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import { headersFor } from '../wire/tools.ts'

const outside = globalThis as typeof globalThis & {
  readonly reached: string[]
  readonly read: string[]
  ownPort?: number
}

const host = 'https://healthlake.us-east-1.amazonaws.com/'
const asked = {
  method: 'POST',
  headers: headersFor('CreateFHIRDatastore'),
  body: '{"DatastoreTypeVersion":"R4"}',
}

async function overHttps(): Promise<string> {
  const { method, headers, body } = asked
  const request = https.request(host, { method, headers }).end(body)
  const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream]
  return text(response)
}

const doors: Readonly<Record<string, (fake: FakeHealthLake) => unknown>> = {
  execute: (fake) => fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' }),
  fetch: async (fake) => (await fake.fetch(host, asked)).text(),
  fhir(fake) {
    const endpoint = fake.fhir(fake.addDatastore().DatastoreId)
    const body = { resourceType: 'Patient', id: 'p1' }
    return endpoint.request({ method: 'PUT', path: 'Patient/p1', body })
  },
  async interceptHttp(fake) {
    interceptHttp(fake)
    return [await (await fetch(host, asked)).text(), await overHttps()]
  },
  async serve(fake) {
    const server = await serve(fake)
    outside.ownPort = Number(new URL(server.url).port)
    const answer = await (await fetch(server.url, asked)).text()
    await server.close()
    return answer.replaceAll(`:${outside.ownPort}/`, ':PORT/')
  },
  async 'objects.attach'(fake) {
    const s3 = new S3Client({})
    // What a client looks for while it is made is its own affair.
    await new Promise((resolve) => setTimeout(resolve, 5))
    for (const noted of [outside.reached, outside.read]) noted.length = 0
    fake.objects.attach(mockClient(s3))
    await s3.send(new PutObjectCommand({ Bucket: 'patients', Key: 'a', Body: 'x' }))
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'patients', Key: 'a' }))
    return Body?.transformToString()
  },
  async explore(fake) {
    const report = await exploreFaults(fake, async (fork) => {
      fork.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    })
    return String(report)
  },
}

const fake = createFakeHealthLake()
const answer = await doors[process.argv[2] ?? '']?.(fake)
fake.settle()
const { reached, read } = outside
process.stdout.write(JSON.stringify({ answer, snapshot: fake.snapshot(), reached, read }))
