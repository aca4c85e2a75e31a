import * as fc from 'fast-check'
import { createFakeHealthLake, type FakeHealthLake, type FhirResponse } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import {
  bundle,
  type AnsweredEntry,
  type BundleType,
  type Entry,
} from '../fhir-endpoint/bundle-tools.ts'
import { runs } from '../runs.ts'
import { stateOf } from '../state-of.ts'
import { before, entries } from './bundles.ts'

const STORE = 'store'
const AT = '2025-01-01T00:00:00.000Z'

type Order = 'given' | 'r4'
type Writes = readonly { readonly method: string; readonly id: string }[]

function made(done: Writes, fhirTransactionOrder: Order): FakeHealthLake {
  const fake = createFakeHealthLake({ assumptions: { fhirTransactionOrder } })
  fake.addDatastore({ DatastoreId: STORE })
  for (const { method, id } of done) {
    const body = method === 'PUT' ? { body: { resourceType: 'Patient', id } } : {}
    fake.fhir(STORE).request({ method, path: `Patient/${id}`, ...body })
  }
  return fake
}

function post(fake: FakeHealthLake, type: BundleType, entry: readonly Entry[]): FhirResponse {
  const body = bundle(type, entry)
  return fake.fhir(STORE).request({ method: 'POST', path: '', body })
}

function entriesIn({ body }: FhirResponse): readonly AnsweredEntry[] {
  return (body as { readonly entry: readonly AnsweredEntry[] }).entry
}

const orderOfR4 = ['DELETE', 'POST', 'PUT', 'GET']

/** The entries with their numbers, in the order in which they are to be carried out. */
function inOrder(all: readonly Entry[], order: Order): readonly (readonly [number, Entry])[] {
  const rank = ({ request }: Entry) =>
    order === 'given' ? 0 : orderOfR4.indexOf(request['method'] ?? '')
  return [...all.entries()].toSorted(([, a], [, b]) => rank(a) - rank(b))
}

/** What an entry asks for, by itself. */
function ask(fake: FakeHealthLake, { resource, request }: Entry): FhirResponse {
  const { method = '', url = '', ifMatch, ifNoneMatch } = request
  return fake.fhir(STORE).request({
    method,
    path: url,
    headers: {
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
    },
    ...(resource === undefined ? {} : { body: resource }),
  })
}

/** What a bundle says of an entry that was answered so by itself. */
function toEntry({ request }: Entry, { status, headers, body }: FhirResponse): AnsweredEntry {
  const of = { status: String(status) }
  if (status >= 400) return { response: { ...of, outcome: body } } as AnsweredEntry
  const resource = body as { id: string; meta: { lastUpdated: string } } | undefined
  const { etag = '' } = headers
  const [type, id = resource?.id] = request['url']?.split('/') ?? []
  const location = `${type}/${id}/_history/${/\d+/.exec(etag)?.[0]}`
  const response = { ...of, location, etag, lastModified: resource?.meta.lastUpdated ?? AT }
  return request['method'] === 'GET'
    ? { resource: resource as unknown as Record<string, unknown>, response }
    : { response }
}

/** The same entries, with references to where the others are. */
function resolved(all: readonly Entry[], places: readonly string[]): readonly Entry[] {
  const text = JSON.stringify(all.map(({ fullUrl: _fullUrl, ...entry }) => entry))
  const known = all.map(({ fullUrl }, index) => [fullUrl ?? '', places[index] ?? ''] as const)
  return JSON.parse(
    known.reduce((done, [name, place]) => done.replaceAll(name, place), text),
  ) as Entry[]
}

/** Where the entries are or will be: creates get the ids that are drawn next, in order. */
function placesOf(fake: FakeHealthLake, all: readonly Entry[]): readonly string[] {
  const fork = fake.fork()
  return all.map(({ request }) => {
    const { method, url = '' } = request
    if (method !== 'POST') return url.split('/_history')[0] ?? ''
    const body = { resourceType: 'Patient' }
    const answer = fork.fhir(STORE).request({ method: 'POST', path: 'Patient', body })
    return `Patient/${(answer.body as { id: string }).id}`
  })
}

interface Told {
  readonly status: string
  /** What became of each entry, or the first that fails. */
  readonly entries: readonly AnsweredEntry[] | string
}

/** What a transaction of the entries is to answer, as they are one by one. */
function oneByOne(fake: FakeHealthLake, all: readonly Entry[], order: Order): Told {
  const answered: AnsweredEntry[] = []
  for (const [index, entry] of inOrder(all, order)) {
    const one = toEntry(entry, ask(fake, entry))
    const { status } = one.response
    if (Number(status) >= 400) return { status, entries: `Bundle.entry[${index}]` }
    answered[index] = one
  }
  return { status: '200', entries: answered }
}

function toldIn(answer: FhirResponse): Told {
  const status = String(answer.status)
  const [, failed] = /"expression":\["(Bundle\.entry\[\d+\])/.exec(answer.text) ?? []
  return { status, entries: answer.status === 200 ? entriesIn(answer) : String(failed) }
}

describe('Whatever the entries', () => {
  it('a transaction is what they are one by one in the prescribed order, or nothing where one fails [bundle-transaction] [bundle-transaction-order]', () => {
    const statuses: string[] = []
    fc.assert(
      fc.property(before, entries, fc.constantFrom<Order>('given', 'r4'), (done, all, order) => {
        const fake = made(done, order)
        const [unchanged, fork] = [stateOf(fake, 'sequence', 'drawn'), fake.fork()]

        const told = toldIn(post(fake, 'transaction', all))

        expect(told).toEqual(oneByOne(fork, resolved(all, placesOf(fork, all)), order))
        statuses.push(told.status)
        const isCarriedOut = told.status === '200'
        const leftOut = isCarriedOut ? [] : ['sequence', 'drawn']
        expect(stateOf(fake, ...leftOut)).toBe(isCarriedOut ? stateOf(fork) : unchanged)
      }),
      runs(150),
    )
    expect(new Set(statuses)).toEqual(new Set(['200', '400', '404', '410', '412']))
  })

  it('a batch is what they are one by one, each by itself [bundle-batch]', () => {
    fc.assert(
      fc.property(before, entries, (done, all) => {
        const fake = made(done, 'given')
        const fork = fake.fork()

        const answer = post(fake, 'batch', all)

        const expected = all.map((entry) => toEntry(entry, ask(fork, entry)))
        expect(entriesIn(answer)).toEqual(expected)
        expect(stateOf(fake)).toBe(stateOf(fork))
      }),
      runs(100),
    )
  })
})
