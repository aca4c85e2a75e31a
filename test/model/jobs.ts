import * as fc from 'fast-check'
import { ask, idsListed } from './real.ts'
import { aboutJob, aboutStore, expectTold, which } from './step.ts'
import { minutes, serviceError } from './toy.ts'

const kind = fc.constantFrom('Import', 'Export')
const status = fc.constantFrom(
  undefined,
  'SUBMITTED',
  'QUEUED',
  'IN_PROGRESS',
  'COMPLETED',
  'FAILED',
)

const results = { S3Configuration: { S3Uri: 's3://results', KmsKeyId: 'alias/key' } }
const particulars = {
  DataAccessRoleArn: 'arn:aws:iam::123456789012:role/r',
  InputDataConfig: { S3Uri: 's3://patients' },
  JobOutputDataConfig: results,
  OutputDataConfig: results,
}

function startOf(of: 'Import' | 'Export', DatastoreId: string) {
  const { OutputDataConfig, ...imported } = particulars
  const { DataAccessRoleArn } = imported
  return of === 'Import'
    ? { DatastoreId, ...imported }
    : { DatastoreId, DataAccessRoleArn, OutputDataConfig }
}

export const start = fc.tuple(which, kind).map(([it, of]) =>
  aboutStore(`start an ${of} on`, it, async (toy, real, { store, id, by }) => {
    const operation = `StartFHIR${of}Job` as const
    const told = await ask(real, by, operation, startOf(of, id) as never)
    expectTold(told, toy, operation, serviceError(store, 'start'), () => {
      real.jobs.push((told as { JobId: string }).JobId)
      toy.jobs.push({ store, kind: of, status: 'SUBMITTED', left: minutes.SUBMITTED })
      return { JobStatus: 'SUBMITTED' }
    })
  }),
)

export const describeJob = fc.tuple(fc.nat(5), fc.nat(1)).map(([index, of]) =>
  aboutJob('describe', index, async (toy, real, job, JobId) => {
    const { id: DatastoreId = '' } = real.stores[toy.stores.indexOf(job.store)] ?? {}
    const by = { region: job.store.region, client: of }
    const operation = `DescribeFHIR${job.kind}Job` as const
    const told = await ask(real, by, operation, { DatastoreId, JobId })
    expectTold(told, toy, operation, serviceError(job.store, 'look'), () => ({
      [`${job.kind}JobProperties`]: { JobId, JobStatus: job.status },
    }))
  }),
)

export const listJobs = fc
  .tuple(which, kind, status, fc.integer({ min: 1, max: 3 }))
  .map(([it, of, JobStatus, MaxResults]) =>
    aboutStore(`list ${JobStatus ?? 'all'} ${of} jobs of`, it, async (toy, real, about) => {
      const { store, id: DatastoreId, by } = about
      const operation = `ListFHIR${of}Jobs` as const
      const told = await idsListed(real, by, operation, { DatastoreId, JobStatus, MaxResults })
      expectTold(told, toy, operation, serviceError(store, 'look'), () => {
        const there = toy.jobs.map((job, index) => ({ job, id: real.jobs[index] }))
        const listed = there.filter(
          ({ job }) =>
            job.store === store && job.kind === of && job.status === (JobStatus ?? job.status),
        )
        return listed.map(({ id }) => id).toReversed()
      })
    }),
  )
