import type { Plain } from '../model/healthlake/infer.ts'
import type { ClientToken } from '../features/context/client-token.ts'
import type { Row } from '../kernel/table.ts'

// A change makes a new record; none is ever written to.
export interface Datastore extends Row {
  readonly properties: DatastoreProperties
  readonly tags: readonly Plain<'Tag'>[]
  // The ClientToken that it was made with, and the input [client-token-lifetime].
  readonly token?: ClientToken
  // How often it was polled since it became unfinished; counted on a polling clock only.
  readonly polls: number
  // The statuses to go back to if the update that goes on should fail [update-failed-reverts].
  readonly beforeUpdate?: Statuses
}

export type DatastoreProperties = Plain<'DatastoreProperties'> & Statuses
export interface Statuses {
  AnalyticsConfiguration: { Status: Plain<'AnalyticsStatus'> }
  NlpConfiguration: { Status: Plain<'NlpStatus'> }
}

export type DatastoreStatus = DatastoreProperties['DatastoreStatus']
