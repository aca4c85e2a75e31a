import { expect } from 'vitest'
import type { OpenFhirDoor } from './door.ts'

export interface Searchset {
  readonly total?: number
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
  readonly entry?: readonly SearchEntry[]
}

interface SearchEntry {
  readonly fullUrl: string
  readonly resource: Record<string, unknown>
  readonly search: { readonly mode: string }
}

/** Puts a resource there without a request, and so without validation. */
export function arrange(
  { fake, store }: OpenFhirDoor,
  resourceType: string,
  id: string,
  members: Readonly<Record<string, unknown>> = {},
): void {
  fake.resources(store).put({ ...members, resourceType, id })
}

/** What there is of a patient. */
export async function everything(
  { request }: OpenFhirDoor,
  id: string,
  query: Readonly<Record<string, string>> = {},
): Promise<Searchset> {
  const { status, body } = await request({ path: `Patient/${id}/$everything`, query })
  expect(status).toBe(200)
  return body as Searchset
}

/** What is in a bundle, as `Type/id`. */
export function idsIn({ entry = [] }: Searchset): readonly string[] {
  return entry.map(
    ({ resource }) => `${String(resource['resourceType'])}/${String(resource['id'])}`,
  )
}
