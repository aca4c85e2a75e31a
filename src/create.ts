import { demandKnown } from './core/demand.ts'
import { withService } from './internal.ts'
import { demandSdk, installedSdk, type Sdk } from './adapters/sdk.ts'
import { addDatastore } from './core/arranging/arrange.ts'
import { callsOf } from './core/history/calls.ts'
import { manualClock } from './core/time/clock.ts'
import { nextTransition, settle, step } from './core/time/due.ts'
import {
  lookAtDatastore,
  lookAtDatastores,
  lookAtExportJob,
  lookAtImportJob,
} from './core/arranging/look.ts'
import { cancelExportJob } from './core/jobs/cancel.ts'
import { faultsOf } from './core/faults/faults.ts'
import { forkService, resetService } from './core/state/fork.ts'
import { restoreSnapshot, takeSnapshot } from './core/state/snapshot.ts'
import { timelineOf } from './core/history/timeline.ts'
import { createService, disposeOf, type Service } from './core/service.ts'
import { toSettings } from './core/settings.ts'
import { clearHistory } from './core/history/record.ts'
import { toTransition } from './core/time/transition.ts'
import { verify } from './core/verify.ts'
import { attach } from './doors/attach.ts'
import { createObjects } from './doors/objects.ts'
import { resourcesOf } from './core/resources/hold.ts'
import { fetchFrom } from './doors/fetch.ts'
import { createClient, createClientConfig } from './doors/client.ts'
import { createDirectClient } from './doors/direct.ts'
import { execute } from './doors/execute.ts'
import { intercept } from './doors/intercept.ts'
import type { FakeHealthLake, FakeHealthLakeOptions, RegionContext } from './fake.ts'

/**
 * Makes a fake of AWS HealthLake. Two fakes made alike and asked alike answer alike, byte for byte.
 *
 * @param options How it shall be
 * @returns The fake
 * @throws MisuseError naming an option that is wrong
 */
export function createFakeHealthLake(options: FakeHealthLakeOptions = {}): FakeHealthLake {
  demandKnown(options, optionNames, 'createFakeHealthLake')
  const { sdk = installedSdk, clock = manualClock() } = options
  demandSdk(sdk)
  return fakeOf(createService(toSettings(options), clock), sdk)
}

function fakeOf(service: Service, sdk: Sdk): FakeHealthLake {
  const { settings, clock } = service
  const interceptions = new Set<() => void>()

  const fake: FakeHealthLake = {
    accountId: settings.accountId,
    region: settings.region,
    clock,
    faults: faultsOf(service),
    objects: createObjects(service),

    client: (config) => createClient(service, sdk, config),
    clientConfig: (config) => createClientConfig(service, config),
    intercept(target) {
      const release = intercept(service, target)
      interceptions.add(release)
      return { [Symbol.dispose]: release }
    },
    attach: (mock) => attach(service, sdk, mock),
    fetch: (request) => fetchFrom(service, request),
    directClient: (config) => createDirectClient(service, sdk, regionIn(config, 'directClient')),
    execute: (operation, input, context) =>
      execute(service, operation, input, regionIn(context, 'execute')),

    datastore: (idOrName, context) =>
      lookAtDatastore(service, idOrName, regionIn(context, 'datastore')),
    datastores: (context) => lookAtDatastores(service, regionIn(context, 'datastores')),
    importJob: (jobId) => lookAtImportJob(service, jobId),
    exportJob: (jobId) => lookAtExportJob(service, jobId),
    cancelExportJob: (jobId) => cancelExportJob(service, jobId),
    addDatastore: (given = {}, context) =>
      addDatastore(service, given, regionIn(context, 'addDatastore')),

    resources: (datastoreId) => resourcesOf(service, datastoreId),

    nextTransition() {
      const next = nextTransition(service)
      return next === undefined ? undefined : toTransition(next)
    },
    step: () => step(service).map(toTransition),
    settle: () => settle(service).map(toTransition),

    get history() {
      return callsOf(service)
    },
    timeline: () => timelineOf(service),
    clearHistory: () => clearHistory(service),
    verify: () => verify(service),

    snapshot: () => takeSnapshot(service),
    restore: (snapshot) => restoreSnapshot(service, snapshot),
    fork: () => fakeOf(forkService(service), sdk),
    reset: () => resetService(service),

    [Symbol.dispose]() {
      disposeOf(service)
      for (const release of interceptions) release()
    },
  }
  return withService(fake, service)
}

function regionIn(context: RegionContext | undefined, where: string): string | undefined {
  if (context !== undefined) demandKnown(context, ['region'], where)
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
