import { isResourceId, mandatoryOf } from '../model/fhir/resource-types.ts'
import type { Plain } from '../model/healthlake/infer.ts'
import { shapes } from '../model/healthlake/shapes.ts'
import type { Datastore } from './datastores.ts'
import type { Job } from './jobs.ts'
import { fromBase64 } from '../kernel/base64.ts'
import { isBucketName } from '../service/assert-uri.ts'
import { show, shortened } from '../kernel/suggest.ts'
import type { ScheduledTransition, ResourceKind } from '../kernel/schedule.ts'
import type { Body, Contents, WrittenJob, WrittenResource } from './contents.ts'

interface Whole extends Pick<Contents, 'objects'> {
  readonly regions: readonly (Contents['regions'][number] & {
    readonly region: string
    readonly exportJobs: readonly Job[]
  })[]
  readonly agenda: readonly ScheduledTransition[]
  readonly buckets: readonly { readonly name: string }[]
}

type Ids = Readonly<Record<ResourceKind, ReadonlySet<string>>>

type Unsound = string | undefined

export function findIntegrityError({ regions, agenda, objects, buckets }: Whole): Unsound {
  const known = new Map(regions.map((region) => [region.region, idsIn(region)]))
  return firstOf([
    ...regions.map((region) => ofRegion(region, idsIn(region))),
    ...agenda.map((due) => ofDue(known.get(due.region), due)),
    ...objects.map(ofBucket),
    findDuplicate('region', namesIn(regions, 'region')),
    findDuplicate('bucket', namesIn(objects, 'name')),
    findDuplicate('rate of', namesIn(buckets, 'name')),
  ])
}

function ofRegion(region: Whole['regions'][number], ids: Ids): Unsound {
  const { datastores, importJobs, exportJobs, resources } = region
  return firstOf([
    findDuplicate('data store', namesIn(datastores, 'id')),
    findDuplicate('import', namesIn(importJobs, 'id')),
    findDuplicate('export', namesIn(exportJobs, 'id')),
    findDuplicate('resource', resources.map(nameOf)),
    ...datastores.map(ofDatastore),
    ...[...importJobs, ...exportJobs].map(({ id, properties }) =>
      ofStore(ids, properties.DatastoreId, `job ${id}`),
    ),
    ...importJobs.map(ofOutput),
    ...importJobs.map(ofRun),
    ...resources.map((resource) => ofResource(ids, resource)),
  ])
}

function namesIn<Key extends string>(
  records: readonly Readonly<Record<Key, string>>[],
  key: Key,
): readonly string[] {
  return records.map((record) => record[key])
}

function nameOf({ datastoreId, type, id }: WrittenResource): string {
  return `${type}/${id} of ${datastoreId}`
}

function findDuplicate(what: string, names: readonly string[]): Unsound {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) return `it has the ${what} ${shortened(name)} twice`
    seen.add(name)
  }
  return undefined
}

function idsIn({ datastores, importJobs, exportJobs }: Whole['regions'][number]): Ids {
  return {
    datastore: idsOf(datastores),
    importJob: idsOf(importJobs),
    exportJob: idsOf(exportJobs),
  }
}

function firstOf(found: readonly Unsound[]): Unsound {
  return found.find((what) => what !== undefined)
}

function idsOf(records: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id))
}

// AWS's shape leaves them open; the service always has them.
function ofDatastore({ id, properties }: Datastore): Unsound {
  const { AnalyticsConfiguration, NlpConfiguration }: Plain<'DatastoreProperties'> = properties
  return AnalyticsConfiguration?.Status === undefined || NlpConfiguration?.Status === undefined
    ? `the data store ${id} lacks the status of its analytics or NLP`
    : undefined
}

function ofStore(ids: Ids, datastoreId: string, what: string): Unsound {
  return ids.datastore.has(datastoreId)
    ? undefined
    : `the ${what} is of a data store that is not there`
}

// AWS's shape leaves it open; the service always has it.
function ofOutput({ id, properties }: WrittenJob): Unsound {
  const { JobOutputDataConfig } = properties as Plain<'ImportJobProperties'>
  return JobOutputDataConfig === undefined ? `the import ${id} lacks its output` : undefined
}

function ofRun({ id, run }: WrittenJob): Unsound {
  if (run === undefined) return undefined
  if ((run.files === undefined) === (run.refused === undefined)) {
    return `the run of the job ${id} has not either files or a reason not to read any`
  }
  const { files = [] } = run
  return firstOf([findDuplicate('input file', namesIn(files, 'name')), ...files.map(ofBody)])
}

function ofBucket({ name, objects }: Whole['objects'][number]): Unsound {
  const keys = namesIn(objects, 'key')
  if (!isBucketName(name)) return `${show(name)} is no name of a bucket`
  if (keys.includes('')) return `the bucket ${name} has an object without a key`
  return firstOf([findDuplicate('key', keys), ...objects.map(ofBody)])
}

function ofResource(ids: Ids, { datastoreId, type, id, text }: WrittenResource): Unsound {
  const isGood = mandatoryOf(type) !== undefined && isResourceId(id)
  if (!isGood || !isResource(text, type, id)) return `the text of ${type}/${id} is something else`
  return ofStore(ids, datastoreId, `resource ${type}/${id}`)
}

function isResource(text: string, type: string, id: string): boolean {
  try {
    const resource = JSON.parse(text) as Record<string, unknown> | null
    return resource?.['resourceType'] === type && resource['id'] === id
  } catch {
    return false
  }
}

function ofBody({ body }: { readonly body: Body }): Unsound {
  return body.text === undefined && fromBase64(body.base64) === undefined
    ? `${shortened(body.base64)} is no Base64`
    : undefined
}

function ofDue(ids: Ids | undefined, { resource, id, to }: ScheduledTransition): Unsound {
  if (ids?.[resource].has(id) !== true)
    return `its agenda has a ${resource} ${id} that is not there`
  const statuses: readonly string[] =
    shapes[resource === 'datastore' ? 'DatastoreStatus' : 'JobStatus'].enum
  const forgets = to === undefined && resource === 'datastore'
  return forgets || statuses.includes(String(to))
    ? undefined
    : `its agenda has a ${resource} that becomes ${String(to)}`
}
