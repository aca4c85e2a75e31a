import * as fc from 'fast-check'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { uuid } from '../values.ts'
import { demanding, headerText, noise, strangeJson } from './arbitraries.ts'
import { runs } from '../runs.ts'
import { stateOf } from '../state-of.ts'
import { authorizationFor, isAwsError, isUnknownPage, requestFor, tellsNoMisuse } from './tools.ts'

const neededHeader = fc.constantFrom('content-type', 'x-amz-target', 'authorization', 'x-amz-date')

const maybeText = fc.option(headerText, { nil: undefined })

const names = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString'), headerText)

const methods = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'BREW')

/** A fake with something in it that could get hurt. */
function inhabited() {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore({ DatastoreName: 'kept', Tags: [] })
  fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
  return { fake, id: DatastoreId }
}

/** Asks something that has to be refused, and tells of the refusal and what it leaves behind. */
async function aftermathOf(request: Request): Promise<Aftermath> {
  const { fake, id } = inhabited()
  const before = stateOf(fake)
  const response = await fake.fetch(request)
  const after = stateOf(fake)
  const next = await fake.fetch(requestFor('DescribeFHIRDatastore', { DatastoreId: id }))
  expect(tellsNoMisuse(fake)).toBe(true)
  return {
    serviceError: await refusalIn(response),
    hasChanged: after !== before,
    next: [next.status, await next.json()],
  }
}

interface Aftermath {
  readonly serviceError: unknown
  readonly hasChanged: boolean
  readonly next: unknown
}

const unharmed = {
  serviceError: 'an AWS error',
  hasChanged: false,
  next: [
    200,
    { DatastoreProperties: expect.objectContaining({ DatastoreName: 'kept' }) as object },
  ],
}

/** Tells of an answer that it is an AWS error; gives it as it is if it is none. */
async function refusalIn(response: Response): Promise<unknown> {
  const { status, headers } = response
  const type = headers.get('content-type')
  const requestId = headers.get('x-amzn-requestid') ?? ''
  const text = await response.text()
  const isError =
    type === 'application/xml'
      ? status === 404 && isUnknownPage(text)
      : type === 'application/x-amz-json-1.0' && [400, 404].includes(status) && isAwsError(text)
  return isError && uuid.test(requestId) ? 'an AWS error' : { status, type, requestId, text }
}

describe('Whatever comes through fetch is answered by an AWS error and changes nothing', () => {
  it('where the body is noise', () =>
    fc.assert(
      fc.asyncProperty(demanding, noise, async (operation, body) => {
        expect(await aftermathOf(requestFor(operation, body))).toEqual(unharmed)
      }),
      runs(20),
    ))

  it('where the body is JSON of any kind: deep, huge, with lone surrogates and inherited names', () =>
    fc.assert(
      fc.asyncProperty(demanding, strangeJson, async (operation, body) => {
        expect(await aftermathOf(requestFor(operation, body))).toEqual(unharmed)
      }),
      runs(30),
    ))

  it('where members are JSON of any kind', () =>
    fc.assert(
      fc.asyncProperty(strangeJson, strangeJson, async (filter, size) => {
        const body = `{"Filter":${filter},"MaxResults":${size},"NextToken":"none"}`

        expect(await aftermathOf(requestFor('ListFHIRDatastores', body))).toEqual(unharmed)
      }),
      runs(30),
    ))

  it('where a header is missing or wrong', () =>
    fc.assert(
      fc.asyncProperty(neededHeader, maybeText, async (name, given) => {
        const request = requestFor('DescribeFHIRDatastore', {}, { headers: { [name]: given } })

        expect(await aftermathOf(request)).toEqual(unharmed)
      }),
      runs(20),
    ))

  it('where a header is doubled', () =>
    fc.assert(
      fc.asyncProperty(neededHeader, maybeText, async (name, given) => {
        const request = requestFor('DescribeFHIRDatastore', {})
        request.headers.append(name, given ?? request.headers.get(name) ?? '')

        expect(await aftermathOf(request)).toEqual(unharmed)
      }),
      runs(20),
    ))

  it('where the method or the path is another', () =>
    fc.assert(
      fc.asyncProperty(methods, fc.webPath(), async (method, path) => {
        const url = `https://healthlake.us-east-1.amazonaws.com${path}`
        const request = requestFor('DescribeFHIRDatastore', {}, { method, url })

        expect(await aftermathOf(request)).toEqual(unharmed)
      }),
      runs(20),
    ))

  it('where region and invocation id have any name', () =>
    fc.assert(
      fc.asyncProperty(names, names, async (region, invocation) => {
        const authorization = authorizationFor(region)
        const headers = { authorization, 'amz-sdk-invocation-id': invocation }
        const request = requestFor('DescribeFHIRDatastore', { DatastoreId: 'none' }, { headers })

        expect(await aftermathOf(request)).toEqual(unharmed)
      }),
      runs(20),
    ))
})

describe('A key that every object inherits', () => {
  it.each(['__proto__', 'constructor', 'prototype'])(
    'reaches neither the input nor any object: %s',
    async (key) => {
      const fake = createFakeHealthLake()
      const evil = `{"DatastoreName":"evil","polluted":true,"Tags":[{"Key":"a","Value":"b"}]}`
      const body = `{"DatastoreTypeVersion":"R4","${key}":${evil},"SseConfiguration":{"KmsEncryptionConfig":{"CmkType":"AWS_OWNED_KMS_KEY","${key}":${evil}}}}`

      const response = await fake.fetch(requestFor('CreateFHIRDatastore', body))

      expect(response.status).toBe(200)
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      expect(fake.datastores()[0]).not.toHaveProperty('DatastoreName')
      expect(fake.history[0]?.input).toEqual({
        DatastoreTypeVersion: 'R4',
        SseConfiguration: { KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' } },
      })
    },
  )
})
