import type { Asked } from './door.ts'
import { respondAsync } from './job-tools.ts'
import { patient } from './tools.ts'

export interface Entry {
  readonly fullUrl?: string
  readonly resource?: object
  readonly request: { method: string; url: string }
}

/** An entry that puts a patient. */
export function putEntry(id: string, members: Record<string, unknown> = {}): Entry {
  const request = { method: 'PUT', url: `Patient/${id}` }
  return { resource: patient({ id, ...members }), request }
}

/** A transaction. */
export function transaction(...entry: Entry[]): object {
  return { resourceType: 'Bundle', type: 'transaction', entry }
}

/** A request for a transaction that is not waited for. */
export function submission(...entry: Entry[]): Asked {
  return { method: 'POST', path: '', headers: respondAsync, body: transaction(...entry) }
}
