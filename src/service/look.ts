import type { OutputOf } from '../model/healthlake/infer.ts'
import { write } from '../model/healthlake/write.ts'
import type { Datastore } from '../state/datastores.ts'
import { runDueTransitions } from './transitions.ts'
import { shownImport } from '../features/imports/run.ts'
import type { JobKind } from '../state/jobs.ts'
import { jobsOf } from '../state/region-jobs.ts'
import type { Service } from './service.ts'
import { toRegion } from './options.ts'

/** A data store's properties, in the SDK's form. */
export type DatastoreProperties = OutputOf<'DatastoreProperties'>

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

export function getDatastores(service: Service, regionName?: string): DatastoreProperties[] {
  return datastoresOf(service, regionName)?.all().map(shown) ?? []
}

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

export function getImportJob(service: Service, jobId: string): ImportJobProperties | undefined {
  return lookAtJob(service, 'importJob', jobId) as ImportJobProperties | undefined
}

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
