import type { OperationName } from '../model/healthlake/infer.ts'
import { isUnfinished } from '../features/jobs/transitions.ts'
import type { JobKind } from '../state/jobs.ts'
import { jobsOf } from '../state/region-jobs.ts'
import type { Scope } from '../features/context/context.ts'
import { serviceError, type Service } from './service.ts'

// [rate-quota]
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

// [too-many-datastores]
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

// [too-many-queued-jobs]
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
