import type { OperationName } from '../model/healthlake/infer.ts'
import { isUnfinished } from '../features/jobs/transitions.ts'
import type { JobKind } from '../state/jobs.ts'
import { jobsOf } from '../state/region-jobs.ts'
import type { Scope } from '../features/context/context.ts'
import { serviceError, type Service } from './service.ts'

/**
 * Takes a request from the bucket of its operation [rate-quota].
 *
 * @param service The service
 * @param operation The operation
 * @param region The region
 * @returns The refusal if the bucket is empty
 */
export function rateQuotaError(
  service: Service,
  operation: OperationName,
  region: string,
): ReturnType<typeof serviceError> | undefined {
  const rate = service.settings.quotas.rates[operation] ?? Infinity
  if (rate === Infinity) return undefined
  const { buckets, now } = service.state
  const name = `${region}/${operation}`
  const size = Math.max(1, rate)
  const { tokens, at } = buckets.get(name) ?? { tokens: size, at: now }
  // Rounded, so that a minute at one a minute makes a whole request.
  const filled = Math.min(size, Math.round((tokens + ((now - at) / 1000) * rate) * 1e9) / 1e9)
  const left = filled >= 1 ? filled - 1 : filled
  buckets.set(name, { tokens: left, at: now })
  if (filled >= 1) return undefined
  return serviceError(service, 'rate-quota', 'ThrottlingException', 'Rate exceeded')
}

/**
 * Refuses one data store too many [too-many-datastores].
 *
 * @param scope Where the request works
 * @throws ServiceError if the region has as many as the quota allows
 */
export function assertDatastoreQuota({ service, region }: Scope): void {
  const { quotas, assumptions } = service.settings
  if (region.datastores.size < quotas.datastores) return
  const alive = region.datastores.scan({
    test: ({ properties }) => properties.DatastoreStatus !== 'DELETED',
  })
  if (alive.length < quotas.datastores) return
  throw serviceError(
    service,
    'too-many-datastores',
    assumptions.tooManyDatastores,
    `The account has ${quotas.datastores} data stores in this region, which is its quota.`,
  )
}

/**
 * Refuses one waiting job too many [too-many-queued-jobs].
 *
 * @param scope Where the request works
 * @param kind The job's kind
 * @param datastoreId The store's id
 * @throws ServiceError if as many jobs wait for the store as the quota allows
 */
export function assertQueuedJobQuota(
  { service, region }: Scope,
  kind: JobKind,
  datastoreId: string,
): void {
  const { queuedImportJobs, queuedExportJobs } = service.settings.quotas
  const quota = kind === 'importJob' ? queuedImportJobs : queuedExportJobs
  if (quota === Infinity) return
  const waiting = jobsOf(region, kind).scan({
    index: { name: 'datastore', key: datastoreId },
    test: ({ running, properties }) => !running && isUnfinished(properties.JobStatus),
  })
  if (waiting.length < quota) return
  throw serviceError(
    service,
    'too-many-queued-jobs',
    'ThrottlingException',
    `${quota} jobs wait for the data store ${datastoreId}, which is the quota.`,
  )
}
