import { manualClock, pollingClock, type Clock } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { dispatch, type Answer } from '../../src/service/dispatch.ts'
import type { Exchange } from '../../src/service/exchange.ts'
import { createFaults } from '../../src/service/faults/faults.ts'
import { listCalls } from '../../src/service/history/calls.ts'
import { formatTimeline } from '../../src/service/history/timeline.ts'
import { controlPlane } from '../../src/service/operations.ts'
import { toSettings } from '../../src/service/options.ts'
import { createService, type Service } from '../../src/service/service.ts'
import { forkService, restoreSnapshot, takeSnapshot } from '../../src/service/snapshot.ts'
import { verify } from '../../src/service/verify.ts'

/** An exchange that AWS's model does not have: it renames a data store, and nothing in `service/` knows of it. */
const rename: Exchange = {
  read: (_context, given) => ({ input: Object.freeze({ ...(given as object) }) }),
  poll: (_scope, input) => ({ resource: 'datastore', id: (input as RenameInput).DatastoreId }),
  run({ region }, input) {
    const { DatastoreId, Name } = input as RenameInput
    const datastore = region.datastores.get(DatastoreId)
    if (datastore === undefined) return { Renamed: false }
    const properties = { ...datastore.properties, DatastoreName: Name }
    region.datastores.put({ ...datastore, properties })
    return { Renamed: true }
  },
  errors: ['ThrottlingException'],
}

interface RenameInput {
  readonly DatastoreId: string
  readonly Name: string
}

function createWithToy(clock: Clock = manualClock()): Service {
  return createService(toSettings({}), clock, { ...controlPlane, RenameDatastore: rename })
}

function ask(service: Service, operation: string, input: object): Answer {
  return dispatch(service, { operation, input, form: 'sdk', region: 'us-east-1', door: 'execute' })
}

function createDatastore(service: Service): string {
  const { output } = ask(service, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
  return (output as { DatastoreId: string }).DatastoreId
}

it('An exchange beside the model is carried out, and stands in the history and in the timeline of its store', () => {
  const service = createWithToy()
  const DatastoreId = createDatastore(service)

  const { output } = ask(service, 'RenameDatastore', { DatastoreId, Name: 'claims' })

  expect(output).toEqual({ Renamed: true })
  expect(listCalls(service)[1]).toMatchObject({
    operation: 'RenameDatastore',
    input: { DatastoreId, Name: 'claims' },
    output: { Renamed: true },
  })
  expect(formatTimeline(service)).toMatch(
    new RegExp(`datastore ${DatastoreId}\\n.*Create.*\\n.*RenameDatastore \\(execute\\)`),
  )
})

it('A fault rule strikes an exchange beside the model, by its name and its input, and verify tells of one that does not', () => {
  const service = createWithToy()
  const DatastoreId = createDatastore(service)
  const faults = createFaults(service)
  const rule = { operation: 'RenameDatastore', outcome: 'ThrottlingException' }
  faults.add({ ...rule, input: { Name: 'claims' } } as never)
  faults.add({ ...rule, input: { Name: 'other' } } as never)

  const struck = ask(service, 'RenameDatastore', { DatastoreId, Name: 'claims' })
  const passed = ask(service, 'RenameDatastore', { DatastoreId, Name: 'claims' })

  expect(struck.error?.name).toBe('ThrottlingException')
  expect(passed.output).toEqual({ Renamed: true })
  expect(() => verify(service)).toThrow(
    "rule 2, ThrottlingException on RenameDatastore, applied 0 of 1 times: the input differed at Name: 'claims' instead of 'other'.",
  )
})

it('A rule for an exchange beside the model is refused where that starts nothing, or has another name', () => {
  const faults = createFaults(createWithToy())
  const outcome = { kind: 'transition', after: 0 } as const

  expect(() => faults.add({ operation: 'RenameDatastore', outcome } as never)).toThrow(
    'RenameDatastore starts nothing that could end otherwise',
  )
  expect(() => faults.add({ operation: 'RenameDatastor', outcome: 'x' } as never)).toThrow(
    "faults.add: operation 'RenameDatastor' is not simulated. Did you mean RenameDatastore?",
  )
})

it('An exchange beside the model is in snapshots and forks, with what it did', () => {
  const service = createWithToy()
  const DatastoreId = createDatastore(service)
  ask(service, 'RenameDatastore', { DatastoreId, Name: 'claims' })
  const snapshot = JSON.parse(JSON.stringify(takeSnapshot(service))) as never
  const [restored, fork] = [createWithToy(), forkService(service)]

  restoreSnapshot(restored, snapshot)

  for (const copy of [restored, fork]) {
    expect(listCalls(copy)).toEqual(listCalls(service))
    expect(takeSnapshot(copy)).toEqual(takeSnapshot(service))
  }
})

it('An exchange that a service does not have any more is shown as the snapshot has it', () => {
  const service = createWithToy()
  ask(service, 'RenameDatastore', { DatastoreId: 'x', Name: 'claims' })
  const without = createService(toSettings({}), manualClock(), controlPlane)

  restoreSnapshot(without, takeSnapshot(service))

  expect(listCalls(without)).toEqual(listCalls(service))
})

it('An exchange beside the model is a poll, as it says: the clock moves before it runs', () => {
  const service = createWithToy(pollingClock())
  const DatastoreId = createDatastore(service)

  ask(service, 'RenameDatastore', { DatastoreId, Name: 'claims' })

  expect(service.state.history.transitions).toMatchObject([{ id: DatastoreId, to: 'ACTIVE' }])
})

it('A quota counts an exchange beside the model by its name', () => {
  const settings = toSettings({ quotas: { rates: {} } })
  const rates = { RenameDatastore: 1 } as object
  const limited = { ...settings, quotas: { ...settings.quotas, rates } }
  const exchanges = { ...controlPlane, RenameDatastore: rename }
  const service = createService(limited, manualClock(), exchanges)
  const input = { DatastoreId: 'x', Name: 'claims' }

  const answers = [1, 2].map(() => ask(service, 'RenameDatastore', input))

  expect(answers.map(({ error }) => error?.rule)).toEqual([undefined, 'rate-quota'])
})
