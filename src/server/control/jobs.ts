import { instantText } from '../../kernel/instant.ts'
import { assertOneOf } from '../../kernel/assert-options.ts'
import { show } from '../../kernel/suggest.ts'
import { jobBehaviours } from '../../features/jobs/behaviours.ts'
import { toRegion } from '../../service/options.ts'
import type { Service } from '../../service/service.ts'
import { runDueTransitions } from '../../service/transitions.ts'
import { shapes } from '../../model/healthlake/shapes.ts'
import { write } from '../../model/healthlake/write.ts'
import { jobKinds, type Job, type JobKind, type Jobs } from '../../state/jobs.ts'
import { bodyless, named, readParameters, type Asked, type Handler, type Paths } from './path.ts'
import { nextOf, type Next } from './next.ts'
import { json, problem } from './reply.ts'

export const jobPaths: Paths = {
  '/_fake/jobs': { GET: listing(jobKinds) },
  '/_fake/importJobs': { GET: listing(['importJob']) },
  '/_fake/importJobs/<jobId>': {
    GET: bodyless((asked) => one(asked, 'import job', asked.fake.importJob(named(asked, 'jobId')))),
  },
  '/_fake/exportJobs': { GET: listing(['exportJob']) },
  '/_fake/exportJobs/<jobId>': {
    GET: bodyless((asked) => one(asked, 'export job', asked.fake.exportJob(named(asked, 'jobId')))),
  },
  '/_fake/exportJobs/<jobId>/cancel': {
    POST: bodyless((asked) => {
      const { fake } = asked
      const jobId = named(asked, 'jobId')
      if (fake.exportJob(jobId) !== undefined) fake.cancelExportJob(jobId)
      return one(asked, 'export job', fake.exportJob(jobId))
    }),
  },
}

function one(asked: Asked, what: string, found: object | undefined) {
  if (found !== undefined) return json(found)
  return problem(404, `There is no ${what} with the id ${show(named(asked, 'jobId'))}.`)
}

function listing(kinds: readonly JobKind[]): Handler {
  return bodyless((asked) => {
    const filter = readParameters(asked, ['region', 'datastoreId', 'status'], 'jobs')
    if (filter.region !== undefined) toRegion(filter.region, 'jobs: region')
    if (filter.status !== undefined) {
      assertOneOf(filter.status, 'jobs: status', shapes.JobStatus.enum)
    }
    const jobs = listJobs(asked.service, kinds).filter(
      ({ region, properties }) =>
        (filter.region ?? region) === region &&
        (filter.datastoreId ?? properties['DatastoreId']) === properties['DatastoreId'] &&
        (filter.status ?? properties['JobStatus']) === properties['JobStatus'],
    )
    return json(jobs)
  }, 'with query')
}

interface JobView {
  readonly kind: JobKind
  readonly region: string
  readonly properties: Readonly<Record<string, unknown>>
  // What happens to it next; left out where nothing does.
  readonly next?: Next | undefined
}

// Of all regions, the oldest first within a kind.
export function listJobs(service: Service, kinds: readonly JobKind[] = jobKinds): JobView[] {
  runDueTransitions(service)
  return Array.from(service.state.regions).flatMap(([region, { jobs }]) =>
    kinds.flatMap((kind) =>
      jobs[kind].all().map((job) => ({
        kind,
        region,
        properties: describe(service, kind, job),
        next: nextOf(service, { region, resource: kind, id: job.id }),
      })),
    ),
  )
}

function describe(service: Service, kind: JobKind, job: Job): JobView['properties'] {
  switch (kind) {
    case 'importJob': {
      const properties = jobBehaviours.importJob.describe(service, job as Jobs['importJob'])
      return write('ImportJobProperties', properties, 'sdk') as JobView['properties']
    }
    case 'exportJob':
      return write('ExportJobProperties', job.properties, 'sdk') as JobView['properties']
    case 'removalJob':
    case 'transactionJob': {
      const { SubmitTime, EndTime, ...rest } = (job as Jobs['removalJob']).properties
      const ended = EndTime === undefined ? {} : { EndTime: instantText(EndTime) }
      return { ...rest, SubmitTime: instantText(SubmitTime), ...ended }
    }
  }
}
