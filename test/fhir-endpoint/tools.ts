import { expect } from 'vitest'
import { stateOf } from '../state-of.ts'
import type { Answered, Asked, OpenFhirDoor } from './door.ts'

/** A patient with whatever else it has. */
export function patient(members: Record<string, unknown> = {}): Record<string, unknown> {
  return { resourceType: 'Patient', ...members }
}

/** Creates or updates a patient with that id. */
export function put(
  { request }: OpenFhirDoor,
  id: string,
  members: Record<string, unknown> = {},
): Promise<Answered> {
  return request({ method: 'PUT', path: `Patient/${id}`, body: patient({ id, ...members }) })
}

/** What is asked a few times by all. */
export function read({ request }: OpenFhirDoor, id: string): Promise<Answered> {
  return request({ path: `Patient/${id}` })
}

export function remove({ request }: OpenFhirDoor, id: string): Promise<Answered> {
  return request({ method: 'DELETE', path: `Patient/${id}` })
}

/** An OperationOutcome with one issue. */
export function outcome(code: string, diagnostics: unknown): object {
  return {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, diagnostics }],
  }
}

/** What is known of a fake but for what every request leaves there. */
export function stateBehind({ fake }: OpenFhirDoor): string {
  return stateOf(fake, 'sequence', 'drawn')
}

/** Asks for what is to be refused: that is told in JSON of FHIR, and changes nothing. */
export async function refusal(open: OpenFhirDoor, asked: Asked): Promise<Answered> {
  const before = stateBehind(open)
  const answer = await open.request(asked)

  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.headers['content-type']).toBe('application/fhir+json')
  expect(answer.body).toMatchObject({ resourceType: 'OperationOutcome' })
  expect(stateBehind(open)).toBe(before)
  return answer
}

export interface HistoryBundle {
  readonly total: number
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
  readonly entry?: readonly HistoryEntry[]
}

export interface HistoryEntry {
  readonly fullUrl: string
  readonly resource?: Record<string, unknown>
  readonly request: { readonly method: string; readonly url: string }
  readonly response: {
    readonly status: string
    readonly etag: string
    readonly lastModified: string
  }
}

/** A history as it was answered. */
export async function history(
  { request }: OpenFhirDoor,
  path: string,
  query: Record<string, string> = {},
): Promise<HistoryBundle> {
  const { status, body } = await request({ path, query })
  expect(status).toBe(200)
  return body as HistoryBundle
}

/** The versions in a history, as `id/version`. */
export function versionsIn({ entry = [] }: HistoryBundle): readonly string[] {
  return entry.map(({ fullUrl, response }) => {
    const [, version] = /^W\/"(\d+)"$/.exec(response.etag) ?? []
    return `${fullUrl.split('/').at(-1)}/${version}`
  })
}

/** Where the next page is. */
export function nextOf({ link = [] }: HistoryBundle): string | undefined {
  return link.find(({ relation }) => relation === 'next')?.url
}

/** A signature whose form is right. */
export function signatureFor(region = 'us-east-1', service = 'healthlake'): string {
  const scope = `20250101/${region}/${service}/aws4_request`
  return `AWS4-HMAC-SHA256 Credential=anybody/${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`
}

/** What a request fails with whose answer does not arrive, through any door. */
export const lost = /ECONNRESET|fetch failed|socket hang up/
