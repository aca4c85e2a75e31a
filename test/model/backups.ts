import * as fc from 'fast-check'
import { ask } from './real.ts'
import { empty, seen } from './seen.ts'
import { aboutStore, expectSeen, expectTold, which } from './step.ts'
import { minutes, serviceError, type Refusal, type Store, type Toy } from './toy.ts'

export const backUp = fc.tuple(which, fc.boolean()).map(([it, backedUp]) =>
  aboutStore(`set the backup ${backedUp} of`, it, async (toy, real, { store, id, by }) => {
    const Status = backedUp ? 'ENABLED' : 'DISABLED'
    const retention = backedUp ? { RetentionPeriodInDays: 1 } : {}
    const BackupConfiguration = { Status, ...retention } as const
    const input = { DatastoreId: id, BackupConfiguration }
    const told = await ask(real, by, 'UpdateFHIRDatastore', input)
    expectTold(told, toy, 'UpdateFHIRDatastore', serviceError(store, 'change'), () => {
      store.backedUp = backedUp
      return { DatastoreProperties: seen(store) }
    })
  }),
)

/** Without a request, where there is something to put it into. */
export const put = fc.tuple(which, fc.constantFrom('a', 'b', 'c')).map(([it, name]) =>
  aboutStore(`put ${name} into`, it, async (_toy, real, { store, id }) => {
    if (['DELETING', 'DELETED', 'FORGOTTEN'].includes(store.status)) return
    real.fake.resources(id).put({ resourceType: 'Patient', id: name })
    store.patients.add(name)
  }),
)

export const look = which.map((it) =>
  aboutStore('look into', it, async (_toy, real, { store, id }) => {
    if (store.status === 'FORGOTTEN') return
    const ids = real.fake
      .resources(id)
      .list()
      .map((patient) => String(patient['id']))
    const wanted = store.status === 'DELETED' ? [] : [...store.patients]
    expectSeen(new Set(ids), new Set(wanted))
  }),
)

export const restoreStore = which.map((it) =>
  aboutStore('restore', it, async (toy, real, { store, id, by }) => {
    const told = await ask(real, by, 'RestoreFHIRDatastore', {
      SourceDatastoreId: id,
      RestoreConfiguration: { ContinuousBackupRestoreConfiguration: {} },
      DatastoreName: 'b',
    })
    expectTold(told, toy, 'RestoreFHIRDatastore', refusalToRestore(toy, store), () => {
      const { DatastoreId, DatastoreArn: arn } = told as Record<string, string>
      real.stores.push({ id: String(DatastoreId), arn: String(arn) })
      toy.stores.push({
        ...empty(),
        region: by.region,
        name: 'b',
        tags: new Map(),
        patients: new Set(store.patients),
        from: store,
        status: 'CREATING',
        left: minutes.RESTORING,
      })
      return { DatastoreStatus: 'CREATING' }
    })
  }),
)

function refusalToRestore(toy: Toy, store: Store): Refusal | undefined {
  const { status, backedUp } = store
  if (status === 'FORGOTTEN') return 'ResourceNotFoundException'
  if (status === 'CREATING' || status === 'DELETING') return 'ConflictException'
  const isUnderWay = toy.stores.some((one) => one.from === store && one.status === 'CREATING')
  if (isUnderWay) return 'ConflictException'
  if (backedUp) return undefined
  return status === 'DELETED' ? 'ResourceNotFoundException' : 'ValidationException'
}
