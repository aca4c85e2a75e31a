import type { Store } from './toy.ts'

/** What a store has at first. */
export function empty() {
  return { nlp: false, backedUp: false, patients: new Set<string>() }
}

/** What is shown of a store. */
export function seen({ name: DatastoreName, status: DatastoreStatus, nlp, backedUp }: Store) {
  const Status = `${nlp ? 'ENABL' : 'DISABL'}${DatastoreStatus === 'UPDATING' ? 'ING' : 'ED'}`
  const BackupStatusInfo = { Configuration: { Status: backedUp ? 'ENABLED' : 'DISABLED' } }
  return { DatastoreName, DatastoreStatus, NlpConfiguration: { Status }, BackupStatusInfo }
}
