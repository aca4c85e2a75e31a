import type { OutputOf, Plain } from '../model/healthlake/infer.ts'
import type { Row } from '../kernel/table.ts'

// A change makes a new record; none is ever written to.
export interface Datastore extends Row {
  readonly properties: DatastoreProperties
  readonly tags: readonly Plain<'Tag'>[]
  readonly token?: ClientToken
  // How often it was polled since it became unfinished; counted on a polling clock only.
  readonly polls: number
  // The statuses to go back to if the update that goes on should fail [update-failed-reverts].
  readonly beforeUpdate?: Statuses
  // Not there where there is no backup, or none yet.
  readonly backup?: Backup | undefined
  // Which data store it was restored from.
  readonly source?: string
}

// Which points a data store can be restored to, in epoch milliseconds.
export interface Backup {
  readonly enabledAt: number
  // No point before this one is left.
  readonly from: number
  // The last point, where the store was deleted.
  readonly until?: number
  // When nothing of it is left.
  readonly goneAt?: number
}

// The ClientToken that something was made with, and a digest of the input that came with it [client-token-lifetime].
export interface ClientToken {
  readonly value: string
  readonly input: string
}

export type DatastoreProperties = Plain<'DatastoreProperties'> &
  Statuses & { BackupStatusInfo: { Configuration: Plain<'BackupConfiguration'> } }

// The parts of a store that have a status of their own.
export interface Statuses {
  AnalyticsConfiguration: { Status: Plain<'AnalyticsStatus'> }
  NlpConfiguration: { Status: Plain<'NlpStatus'> }
}

/** A status of a data store, in AWS's words. */
export type DatastoreStatus = OutputOf<'DatastoreStatus'>
