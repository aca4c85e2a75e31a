import type { OutputOf } from '../model/healthlake/infer.ts'
import { write } from '../model/codec/write.ts'
import type { Datastore } from '../state/datastores.ts'
import { runDueTransitions } from './transitions.ts'
import { shownImport } from '../features/imports/run.ts'
import type { JobKind } from '../state/jobs.ts'
import { jobsOf } from '../state/region-jobs.ts'
import type { Service } from './service.ts'
import { toRegion } from './options.ts'

/** A data store's properties, in the SDK's form. */
export type DatastoreProperties = OutputOf<'DatastoreProperties'>

/**
 * Looks at a data store as of now, without a request.
 *
 * @param service The service
 * @param idOrName Its id, or its name; of several with that name, the newest
 * @param regionName The region (default: the fake's)
 * @returns Its properties; undefined if there is none
 */
export function getDatastore(
  service: Service,
  idOrName: string,
  regionName?: string,
): DatastoreProperties | undefined {
  const datastores = datastoresOf(service, regionName)
  const named = datastores?.scan({
    index: { name: 'name', key: idOrName },
    newestFirst: true,
    limit: 1,
  })
  const found = datastores?.get(idOrName) ?? named?.[0]
  return found === undefined ? undefined : shown(found)
}

/**
 * Looks at all data stores of a region as of now, without a request.
 *
 * @param service The service
 * @param regionName The region (default: the fake's)
 * @returns Their properties, the oldest first; deleted ones too, until they are forgotten
 */
export function getDatastores(service: Service, regionName?: string): DatastoreProperties[] {
  return datastoresOf(service, regionName)?.all().map(shown) ?? []
}

/**
 * Shows a data store.
 *
 * @param datastore The data store
 * @returns A copy of its properties, in the SDK's form
 */
export function shown({ properties }: Datastore): DatastoreProperties {
  return write('DatastoreProperties', properties, 'sdk') as DatastoreProperties
}

function datastoresOf(service: Service, regionName = service.settings.region) {
  runDueTransitions(service)
  return service.state.regions.get(toRegion(regionName, 'region'))?.datastores
}

/** An import job's properties, in the SDK's form. */
export type ImportJobProperties = OutputOf<'ImportJobProperties'>

/** An export job's properties, in the SDK's form. */
export type ExportJobProperties = OutputOf<'ExportJobProperties'>

/**
 * Looks at an import job as of now, in whichever region it is, without a request.
 *
 * @param service The service
 * @param jobId Its id
 * @returns Its properties; undefined if there is none
 */
export function getImportJob(service: Service, jobId: string): ImportJobProperties | undefined {
  return lookAtJob(service, 'importJob', jobId) as ImportJobProperties | undefined
}

/**
 * Looks at an export job as of now, in whichever region it is, without a request.
 *
 * @param service The service
 * @param jobId Its id
 * @returns Its properties; undefined if there is none
 */
export function getExportJob(service: Service, jobId: string): ExportJobProperties | undefined {
  return lookAtJob(service, 'exportJob', jobId) as ExportJobProperties | undefined
}

function lookAtJob(service: Service, kind: JobKind, jobId: string): object | undefined {
  runDueTransitions(service)
  const shape = kind === 'importJob' ? 'ImportJobProperties' : 'ExportJobProperties'
  for (const region of service.state.regions.values()) {
    const job = jobsOf(region, kind).get(jobId)
    if (job !== undefined) return write(shape, shownImport(service, job), 'sdk')
  }
  return undefined
}
