import * as fc from 'fast-check'
import {
  createFakeHealthLake,
  MisuseError,
  type FakeHealthLake,
  type FhirRequest,
  type FhirResponse,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { stateOf } from '../state-of.ts'
import { anyRequest } from './arbitraries.ts'

const statuses = [200, 201, 202, 204, 400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 501]

function made(): { readonly fake: FakeHealthLake; readonly store: string } {
  const fake = createFakeHealthLake()
  const store = fake.addDatastore().DatastoreId
  for (const id of ['a', 'b']) fake.resources(store).put({ resourceType: 'Patient', id })
  fake.resources(store).delete('Patient', 'b')
  return { fake, store }
}

/** Asks; undefined where that was no request. */
function ask(fake: FakeHealthLake, store: string, request: FhirRequest): FhirResponse | undefined {
  try {
    return fake.fhir(store).request(request)
  } catch (error) {
    if (error instanceof MisuseError) return undefined
    throw error
  }
}

/** What is wrong with how a request fares. */
function flawsIn(fake: FakeHealthLake, store: string, request: FhirRequest): readonly string[] {
  const before = stateOf(fake, 'sequence', 'drawn')
  const answer = ask(fake, store, request)
  // A GET may start a job.
  const isRead = request.method === 'GET' && answer?.status !== 202
  const mayWrite = answer !== undefined && answer.status < 400 && !isRead
  const isChanged = !mayWrite && stateOf(fake, 'sequence', 'drawn') !== before
  return [...(answer === undefined ? [] : flawsOf(answer)), ...(isChanged ? ['a change'] : [])]
}

function flawsOf({ status, headers, text, body }: FhirResponse): readonly string[] {
  const flaws = {
    status: !statuses.includes(status),
    body: (body === undefined) !== (text === ''),
    requestId: headers['x-amzn-requestid'] === undefined,
  }
  return Object.entries(flaws).flatMap(([name, isThere]) =>
    isThere ? [`${name} of ${status}`] : [],
  )
}

describe('Whatever is asked of the endpoint', () => {
  it('gets an answer that the service could give, and nothing refused changes the state', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { minLength: 1, maxLength: 5 }), (requests) => {
        const { fake, store } = made()
        for (const request of requests) expect(flawsIn(fake, store, request)).toEqual([])
        expect(fake.history.length).toBeLessThanOrEqual(requests.length)
        expect(JSON.stringify(fake.history)).not.toBe('')
        const text = JSON.stringify(fake.snapshot())
        fake.restore(JSON.parse(text) as ReturnType<FakeHealthLake['snapshot']>)
        expect(JSON.stringify(fake.snapshot())).toBe(text)
        expect(fake.timeline()).not.toBe('')
      }),
      runs(300),
    )
  })

  it('reaches no object that all inherit from', () => {
    const { fake, store } = made()
    const before = Object.getOwnPropertyNames(Object.prototype)
    fc.assert(
      fc.property(anyRequest, (request) => {
        ask(fake, store, request)
        expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
      }),
      runs(100),
    )
  })
})
