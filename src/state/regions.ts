import { createTable, type Table } from '../kernel/table.ts'
import type { Datastore } from './datastores.ts'
import type { ExportJob, ImportJob, Job, JobKind, Jobs } from './jobs.ts'
import { forkResourceStores, type ResourceStores } from './resources.ts'

export interface Region {
  readonly datastores: Table<Datastore>
  readonly jobs: { readonly [Kind in JobKind]: Table<Jobs[Kind]> }
  readonly resources: ResourceStores
}

export type Regions = Map<string, Region>

// Empty if nothing was ever made there.
export function openRegion(regions: Regions, name: string): Region {
  const known = regions.get(name)
  if (known !== undefined) return known
  const region = createRegion(new Map())
  regions.set(name, region)
  return region
}

export function createRegion(resources: ResourceStores): Region {
  return {
    // [names-may-repeat]
    datastores: createTable({
      name: ({ properties }) => properties.DatastoreName,
      token: ({ token }) => token?.value,
    }),
    jobs: {
      importJob: createTable<ImportJob>(jobIndexes),
      exportJob: createTable<ExportJob>(jobIndexes),
    },
    resources,
  }
}

const jobIndexes = {
  datastore: ({ properties }: Job) => properties.DatastoreId,
  status: ({ properties }: Job) => properties.JobStatus,
  running: ({ running }: Job) => (running ? 'running' : undefined),
  token: ({ token }: Job) => token?.value,
}

export function forkRegions(regions: Regions): Regions {
  return new Map(Array.from(regions, ([name, region]) => [name, forkRegion(region)]))
}

function forkRegion({ datastores, jobs, resources }: Region): Region {
  const fork = createRegion(forkResourceStores(resources))
  for (const datastore of datastores.all()) fork.datastores.put(datastore)
  for (const job of jobs.importJob.all()) fork.jobs.importJob.put(job)
  for (const job of jobs.exportJob.all()) fork.jobs.exportJob.put(job)
  return fork
}
