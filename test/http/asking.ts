import { headersFor } from '../wire/tools.ts'
import { steer, type Steered } from './tools.ts'

/** How a test talks to what is served. */
export interface Asking {
  readonly ask: (operation: string, body?: unknown) => Promise<Response>
  readonly steer: (method: string, path: string, body?: unknown) => Promise<Steered>
  /** Creates a data store and gives its id. */
  readonly create: () => Promise<string>
  readonly statusOf: (id: string) => Promise<string>
}

/** Talks to what is served at an address. */
export function asking(url: string): Asking {
  const ask: Asking['ask'] = (operation, body = {}) =>
    fetch(url, { method: 'POST', headers: headersFor(operation), body: JSON.stringify(body) })

  return {
    ask,
    steer: (method, path, body) => steer(`${url}${path}`, method, body),
    async create() {
      const answer = await ask('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
      const { DatastoreId } = (await answer.json()) as { DatastoreId: string }
      return DatastoreId
    },
    async statusOf(id) {
      const answer = await ask('DescribeFHIRDatastore', { DatastoreId: id })
      const { DatastoreProperties } = (await answer.json()) as {
        DatastoreProperties: { DatastoreStatus: string }
      }
      return DatastoreProperties.DatastoreStatus
    },
  }
}
