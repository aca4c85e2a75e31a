import autocannon from 'autocannon'
import { createFakeHealthLake } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { serveBare } from './one-connection.ts'
import type { Row } from './row.ts'

const SIZE = 1_000_000
const ROUNDS = 24
const ROUND_SECONDS = 0.3

const body = 'fake-healthlake '.repeat(SIZE / 16)

/** Promises that files go to S3 and back about as fast as HTTP goes. */
export const transferRows: readonly Row[] = [
  {
    name: 'S3: PUT of 1 MB on one connection, against bare node:http with the same bytes',
    limit: 1.5,
    measure: () => compare({ method: 'PUT', body }),
  },
  {
    name: 'S3: GET of 1 MB on one connection, against bare node:http with the same bytes',
    limit: 1.5,
    measure: () => compare({ method: 'GET' }),
  },
]

/** A server that keeps what is put and gives it back, and does nothing else. */
function serveKept() {
  const kept = new Map<string, Buffer>([['/clinic/a', Buffer.from(body)]])
  return serveBare((request, response) => {
    const { url = '' } = request
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.method === 'PUT') kept.set(url, Buffer.concat(chunks))
      const answer = request.method === 'PUT' ? Buffer.alloc(0) : (kept.get(url) as Buffer)
      response.writeHead(200, { 'content-length': answer.length }).end(answer)
    })
  })
}

interface Asked {
  readonly method: 'PUT' | 'GET'
  readonly body?: string
}

/**
 * How many times as many requests the bare server answers, in the middle one of many short rounds. In each both are asked
 * one after the other, so that what else the machine does slows down both, and they take turns in going first. The first
 * round is not counted: who is asked first there has the heap of a process that has collected nothing yet.
 */
async function compare(asked: Asked): Promise<number> {
  const fake = createFakeHealthLake()
  fake.objects.put('s3://clinic/a', body)
  await using ours = await serve(fake)
  await using bare = await serveKept()
  const ratios: number[] = []
  const sides = [ours.url, bare.url]
  for (const url of sides) await answered(asked, url)
  for (let round = 0; round < ROUNDS; round += 1) {
    const isOursFirst = round % 2 === 0
    const [first = '', second = ''] = isOursFirst ? sides : sides.toReversed()
    const [one, other] = [await answered(asked, first), await answered(asked, second)]
    ratios.push(isOursFirst ? other / one : one / other)
  }
  return ratios.toSorted((a, b) => a - b)[ROUNDS / 2] ?? Infinity
}

async function answered(asked: Asked, url: string): Promise<number> {
  const { requests, duration, non2xx, errors } = await autocannon({
    ...asked,
    url: `${url}/clinic/a`,
    connections: 1,
    workers: 1,
    duration: ROUND_SECONDS,
    sampleInt: 10,
  })
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests of ${url} failed.`)
  return requests.total / duration
}
