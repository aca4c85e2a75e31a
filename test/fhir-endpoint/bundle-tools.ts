import { expect } from 'vitest'
import type { Answered, OpenFhirDoor } from './door.ts'
import { refusal } from './tools.ts'

export type BundleType = 'batch' | 'transaction'

export interface Entry {
  readonly fullUrl?: string
  readonly resource?: unknown
  readonly request: Readonly<Record<string, string>>
}

export interface AnsweredEntry {
  readonly resource?: Record<string, unknown>
  readonly response: {
    readonly status: string
    readonly location?: string
    readonly etag?: string
    readonly lastModified?: string
    readonly outcome?: { readonly issue: readonly Record<string, unknown>[] }
  }
}

type Resource = Readonly<Record<string, unknown>>

export function bundle(type: BundleType, entry: readonly unknown[]): object {
  return { resourceType: 'Bundle', type, entry }
}

export function creating(resource: Resource, fullUrl?: string): Entry {
  const named = fullUrl === undefined ? {} : { fullUrl }
  return { ...named, resource, request: { method: 'POST', url: String(resource['resourceType']) } }
}

export function updating(resource: Resource, more: Readonly<Record<string, string>> = {}): Entry {
  const url = `${String(resource['resourceType'])}/${String(resource['id'])}`
  return { resource, request: { method: 'PUT', url, ...more } }
}

export function reading(url: string): Entry {
  return { request: { method: 'GET', url } }
}

export function deleting(url: string, more: Readonly<Record<string, string>> = {}): Entry {
  return { request: { method: 'DELETE', url, ...more } }
}

/** A JSON Patch, as it rides in a bundle. */
export function patching(url: string, operations: readonly object[]): Entry {
  const data = Buffer.from(JSON.stringify(operations)).toString('base64')
  const resource = { resourceType: 'Binary', contentType: 'application/json-patch+json', data }
  return { resource, request: { method: 'PATCH', url } }
}

/** The n-th of some local names. */
export function urn(number: number): string {
  return `urn:uuid:6b1f1a3e-3c0b-4c6e-9a55-${String(number).padStart(12, '0')}`
}

export function post(
  { request }: OpenFhirDoor,
  type: BundleType,
  entry: readonly unknown[],
  headers: Record<string, string> = {},
): Promise<Answered> {
  return request({ method: 'POST', path: '', headers, body: bundle(type, entry) })
}

/** Posts what is to be refused as a whole, and changes nothing. */
export function refusedBundle(
  open: OpenFhirDoor,
  type: BundleType,
  entry: readonly unknown[],
): Promise<Answered> {
  return refusal(open, { method: 'POST', path: '', body: bundle(type, entry) })
}

/** What became of each entry of a bundle that was carried out. */
export function entriesIn({ status, body }: Answered): readonly AnsweredEntry[] {
  expect(status).toBe(200)
  return (body as { readonly entry?: readonly AnsweredEntry[] }).entry ?? []
}

export function statusesIn(answer: Answered): readonly string[] {
  return entriesIn(answer).map(({ response }) => response.status)
}

/** Where the n-th entry was stored, as `Type/id`. */
export function placeOf(answer: Answered, index: number): string {
  return entriesIn(answer)[index]?.response.location?.split('/_history/')[0] ?? ''
}

/** What is stored where the n-th entry was. */
export function storedBy({ fake, store }: OpenFhirDoor, answer: Answered, index: number): unknown {
  const [type = '', id = ''] = placeOf(answer, index).split('/')
  return fake.resources(store).get(type, id)
}

/** The first issue of an answer that refuses all. */
export function issueIn({ body }: Answered): Record<string, unknown> {
  const { issue } = body as { readonly issue: readonly Record<string, unknown>[] }
  return issue[0] ?? {}
}
