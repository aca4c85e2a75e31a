import { assertKnownMembers, assertThat } from '../kernel/assert-options.ts'
import { withService } from './service-of.ts'
import { assertSdk, installedSdk, type Sdk } from './sdk/sdk.ts'
import { addDatastore } from '../service/add-datastore.ts'
import { listCalls } from '../service/history/calls.ts'
import { manualClock } from '../kernel/clock.ts'
import { listEvents } from '../service/events/list.ts'
import { eventsDelivered, listen } from '../service/listen.ts'
import { toDisposable } from '../kernel/disposal.ts'
import {
  nextTransition,
  runDueTransitions,
  settle,
  step,
  toTransition,
} from '../service/transitions.ts'
import { getDatastore, getDatastores, getExportJob, getImportJob } from '../service/look.ts'
import { cancelExportJob } from '../service/cancel-export-job.ts'
import { createFaults } from '../service/faults/faults.ts'
import { formatTimeline } from '../service/history/timeline.ts'
import { createService, disposeService, type Service } from '../service/service.ts'
import { fhirPlane } from '../service/fhir-plane.ts'
import { controlPlane } from '../service/operations.ts'
import { toSettings } from '../service/options.ts'
import { clearHistory } from '../service/history/record.ts'
import { verify } from '../service/verify.ts'
import { attach } from './attach.ts'
import { traceCall } from './call-site.ts'
import { createObjects } from './objects.ts'
import { createResources } from '../service/resources.ts'
import { fetchFrom } from './fetch.ts'
import { createClient, createClientConfig } from './client.ts'
import { createDirectClient } from './direct.ts'
import { execute } from './execute.ts'
import { createFhirEndpoint } from './fhir.ts'
import { intercept } from './intercept.ts'
import type { FakeHealthLake } from './fake.ts'
import type { FakeHealthLakeOptions, RegionContext } from './fake-options.ts'
import { forkService, resetService, restoreSnapshot, takeSnapshot } from '../service/snapshot.ts'

/**
 * Makes a fake of AWS HealthLake. Two fakes with the same options give the same responses to the same requests, byte
 * for byte.
 *
 * @param options Its options
 * @returns The fake
 * @throws MisuseError naming an option that is wrong
 * @example
 *   const fake = createFakeHealthLake({ lifecycle: { createDatastore: { minutes: 1 } } })
 *   const client = fake.client()
 */
export function createFakeHealthLake(options: FakeHealthLakeOptions = {}): FakeHealthLake {
  assertKnownMembers(options, optionNames, 'createFakeHealthLake')
  const { sdk = installedSdk, clock = manualClock() }: Partial<FakeHealthLakeOptions> = options
  assertSdk(sdk)
  return createFake(
    createService(toSettings(options), clock, { ...controlPlane, ...fhirPlane }),
    sdk,
  )
}

function createFake(service: Service, sdk: Sdk): FakeHealthLake {
  const { settings, clock } = service

  const fake: FakeHealthLake = {
    accountId: settings.accountId,
    region: settings.region,
    clock,
    faults: createFaults(service, traceCall),
    objects: createObjects(service),

    client: (config) => createClient(service, sdk, config),
    clientConfig: (config) => createClientConfig(service, sdk, config),
    intercept(target) {
      return toDisposable(intercept(service, target))
    },
    attach: (mock) => attach(service, sdk, mock),
    fetch: (input, init) => fetchFrom(service, input, init),
    directClient: (config) =>
      createDirectClient(service, sdk, toRegionName(config, 'directClient')),
    execute: (operation, input, context) =>
      execute(service, operation, input, toRegionName(context, 'execute')),

    datastore: (idOrName, context) =>
      getDatastore(service, idOrName, toRegionName(context, 'datastore')),
    datastores: (context) => getDatastores(service, toRegionName(context, 'datastores')),
    importJob: (jobId) => getImportJob(service, jobId),
    exportJob: (jobId) => getExportJob(service, jobId),
    cancelExportJob: (jobId) => cancelExportJob(service, jobId),
    addDatastore: (given = {}, context) =>
      addDatastore(service, given, toRegionName(context, 'addDatastore')),

    fhir: (datastoreId) => createFhirEndpoint(service, datastoreId),
    resources: (datastoreId) => createResources(service, datastoreId),

    nextTransition() {
      const next = nextTransition(service)
      return next === undefined ? undefined : toTransition(next)
    },
    step: () => step(service).map(toTransition),
    settle: () => settle(service).map(toTransition),

    get history() {
      return listCalls(service)
    },
    timeline(...given: readonly unknown[]) {
      const isPlain = given[0] === undefined
      assertThat(
        isPlain,
        'timeline: the argument',
        given[0],
        'none, for the timeline is always text',
      )
      return formatTimeline(service)
    },
    get events() {
      runDueTransitions(service)
      return listEvents(service)
    },
    onEvent(filter, listener) {
      const remove = listen(service, filter, listener)
      return { remove, ...toDisposable(remove) }
    },
    eventsDelivered: () => eventsDelivered(service),
    clearHistory: () => clearHistory(service),
    verify: () => verify(service),

    snapshot: () => takeSnapshot(service),
    restore: (snapshot) => restoreSnapshot(service, snapshot),
    fork: () => createFake(forkService(service), sdk),
    reset: () => resetService(service),

    ...toDisposable(() => disposeService(service)),
  }
  return withService(fake, service)
}

function toRegionName(context: RegionContext | undefined, where: string): string | undefined {
  if (context !== undefined) assertKnownMembers(context, ['region'], where)
  return context?.region
}

const optionNames = [
  'accountId',
  'region',
  'clock',
  'seed',
  'lifecycle',
  'quotas',
  'assumptions',
  'unknownMembers',
  'datastoreOrigin',
  'sdk',
]
