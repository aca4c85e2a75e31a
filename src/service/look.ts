import { assertText } from '../kernel/assert-options.ts'
import type { OutputOf } from '../model/healthlake/infer.ts'
import { write } from '../model/healthlake/write.ts'
import type { Datastore } from '../state/datastores.ts'
import type { Context } from '../features/context/context.ts'
import { showDatastore } from '../features/datastores/backup.ts'
import { runDueTransitions } from './transitions.ts'
import { jobBehaviours } from '../features/jobs/behaviours.ts'
import type { Service } from './service.ts'
import { toRegion } from './options.ts'
import type { Region } from '../state/state.ts'

/** A data store's properties, in the SDK's form. */
export type DatastoreProperties = OutputOf<'DatastoreProperties'>

export function getDatastore(
  service: Service,
  idOrName: string,
  regionName?: string,
): DatastoreProperties | undefined {
  assertText(idOrName, 'datastore: the first argument', 'the id or the name of a data store')
  const datastores = datastoresOf(service, regionName)
  const named = datastores?.scan({
    index: { name: 'name', key: idOrName },
    newestFirst: true,
    limit: 1,
  })
  const found = datastores?.get(idOrName) ?? named?.[0]
  return found === undefined ? undefined : toProperties(service, found)
}

export function getDatastores(service: Service, regionName?: string): DatastoreProperties[] {
  const all = datastoresOf(service, regionName)?.all() ?? []
  return all.map((datastore) => toProperties(service, datastore))
}

export function toProperties(context: Context, datastore: Datastore): DatastoreProperties {
  const properties = showDatastore(context, datastore)
  return write('DatastoreProperties', properties, 'sdk') as DatastoreProperties
}

function datastoresOf(service: Service, regionName: string | undefined) {
  runDueTransitions(service)
  const { state, settings } = service
  const name = regionName === undefined ? settings.region : toRegion(regionName, 'region')
  return state.regions.get(name)?.datastores
}

/** An import job's properties, in the SDK's form. */
export type ImportJobProperties = OutputOf<'ImportJobProperties'>

/** An export job's properties, in the SDK's form. */
export type ExportJobProperties = OutputOf<'ExportJobProperties'>

export function getImportJob(service: Service, jobId: string): ImportJobProperties | undefined {
  assertText(jobId, 'importJob: the id', 'the id of an import job')
  const job = findInRegions(service, ({ jobs }) => jobs.importJob.get(jobId))
  if (job === undefined) return undefined
  const properties = jobBehaviours.importJob.describe(service, job)
  return write('ImportJobProperties', properties, 'sdk') as ImportJobProperties
}

export function getExportJob(service: Service, jobId: string): ExportJobProperties | undefined {
  assertText(jobId, 'exportJob: the id', 'the id of an export job')
  const job = findInRegions(service, ({ jobs }) => jobs.exportJob.get(jobId))
  if (job === undefined) return undefined
  return write('ExportJobProperties', job.properties, 'sdk') as ExportJobProperties
}

function findInRegions<Found>(
  service: Service,
  find: (region: Region) => Found | undefined,
): Found | undefined {
  runDueTransitions(service)
  for (const region of service.state.regions.values()) {
    const found = find(region)
    if (found !== undefined) return found
  }
  return undefined
}
