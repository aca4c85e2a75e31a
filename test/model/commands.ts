import * as fc from 'fast-check'
import { expect } from 'vitest'
import { ask, idsListed, regions } from './real.ts'
import { aboutJob, aboutStore, expectTold, step, type Step } from './step.ts'
import { minutes, pass, refusal, remove, struck, type Job, type Store } from './toy.ts'

const client = fc.nat(1)
const region = fc.constantFrom(...regions)
const which = fc.record({ index: fc.nat(3), client })
const name = fc.constantFrom('a', 'b')
const key = fc.constantFrom('k', 'l', 'm')
const kind = fc.constantFrom('Import', 'Export')
const status = fc.constantFrom(undefined, 'CREATING', 'ACTIVE', 'UPDATING', 'DELETING', 'DELETED')
const jobStatus = fc.constantFrom(
  undefined,
  'SUBMITTED',
  'QUEUED',
  'IN_PROGRESS',
  'COMPLETED',
  'FAILED',
)

const create = fc.record({ region, client, name }).map(({ name: DatastoreName, ...by }) =>
  step(`create ${DatastoreName} in ${by.region} by client ${by.client}`, async (toy, real) => {
    const Tags = [{ Key: 'k', Value: 'first' }]
    const input = { DatastoreTypeVersion: 'R4', DatastoreName, Tags } as const
    const told = await ask(real, by, 'CreateFHIRDatastore', input)
    expectTold(told, toy, 'CreateFHIRDatastore', undefined, () => {
      const { DatastoreId: id, DatastoreArn: arn } = told as Record<string, string>
      real.stores.push({ id: String(id), arn: String(arn) })
      const tags = new Map(Tags.map(({ Key, Value }) => [Key, Value]))
      const made = { region: by.region, tags, name: DatastoreName, nlp: false }
      toy.stores.push({ ...made, status: 'CREATING', left: minutes.CREATING })
      return { DatastoreStatus: 'CREATING' }
    })
  }),
)

const describe = which.map((it) =>
  aboutStore('describe', it, async (toy, real, { store, id, by }) => {
    const told = await ask(real, by, 'DescribeFHIRDatastore', { DatastoreId: id })
    // The SDK leaves out what it does not know yet, a look does not.
    const { NlpConfiguration: _nlp, ...known } = seen(store)
    expectTold(told, toy, 'DescribeFHIRDatastore', refusal(store, 'look'), () => {
      expect(real.fake.datastore(id, { region: by.region })).toMatchObject(seen(store))
      return { DatastoreProperties: { DatastoreId: id, ...known } }
    })
  }),
)

function seen({ name: DatastoreName, status: DatastoreStatus, nlp }: Store) {
  const Status = `${nlp ? 'ENABL' : 'DISABL'}${DatastoreStatus === 'UPDATING' ? 'ING' : 'ED'}`
  return { DatastoreName, DatastoreStatus, NlpConfiguration: { Status } }
}

const lookAstray = which.map((it) =>
  aboutStore('look elsewhere for', it, async (toy, real, { id, by }) => {
    const elsewhere = regions.find((one) => one !== by.region) ?? by.region
    const told = await ask(real, { ...by, region: elsewhere }, 'DescribeFHIRDatastore', {
      DatastoreId: id,
    })
    expectTold(told, toy, 'DescribeFHIRDatastore', 'ResourceNotFoundException', () => ({}))
  }),
)

const destroy = which.map((it) =>
  aboutStore('delete', it, async (toy, real, { store, id, by }) => {
    const told = await ask(real, by, 'DeleteFHIRDatastore', { DatastoreId: id })
    expectTold(told, toy, 'DeleteFHIRDatastore', refusal(store, 'change'), () => {
      remove(toy, store)
      return { DatastoreStatus: 'DELETING' }
    })
  }),
)

const rename = fc.tuple(which, name).map(([it, DatastoreName]) =>
  aboutStore(`rename to ${DatastoreName}`, it, async (toy, real, { store, id, by }) => {
    const told = await ask(real, by, 'UpdateFHIRDatastore', { DatastoreId: id, DatastoreName })
    expectTold(told, toy, 'UpdateFHIRDatastore', refusal(store, 'change'), () => {
      store.name = DatastoreName
      return { DatastoreProperties: seen(store) }
    })
  }),
)

const switchNlp = fc.tuple(which, fc.boolean()).map(([it, nlp]) =>
  aboutStore(`set NLP ${nlp}`, it, async (toy, real, { store, id, by }) => {
    const NlpConfiguration = { Status: nlp ? 'ENABLED' : 'DISABLED' } as const
    const told = await ask(real, by, 'UpdateFHIRDatastore', { DatastoreId: id, NlpConfiguration })
    expectTold(told, toy, 'UpdateFHIRDatastore', refusal(store, 'change'), () => {
      if (store.nlp !== nlp)
        Object.assign(store, { nlp, status: 'UPDATING', left: minutes.UPDATING })
      return { DatastoreProperties: seen(store) }
    })
  }),
)

const tag = fc.tuple(which, key, name).map(([it, Key, Value]) =>
  aboutStore(`tag ${Key}=${Value}`, it, async (toy, real, { store, arn, by }) => {
    const told = await ask(real, by, 'TagResource', { ResourceARN: arn, Tags: [{ Key, Value }] })
    expectTold(told, toy, 'TagResource', refusal(store, 'look'), () => {
      store.tags.set(Key, Value)
      return {}
    })
  }),
)

const untag = fc.tuple(which, key).map(([it, Key]) =>
  aboutStore(`untag ${Key}`, it, async (toy, real, { store, arn, by }) => {
    const told = await ask(real, by, 'UntagResource', { ResourceARN: arn, TagKeys: [Key] })
    expectTold(told, toy, 'UntagResource', refusal(store, 'look'), () => {
      store.tags.delete(Key)
      return {}
    })
  }),
)

const listTags = which.map((it) =>
  aboutStore('list the tags of', it, async (toy, real, { store, arn, by }) => {
    const told = await ask(real, by, 'ListTagsForResource', { ResourceARN: arn })
    expectTold(told, toy, 'ListTagsForResource', refusal(store, 'look'), () => ({
      Tags: Array.from(store.tags, ([Key, Value]) => ({ Key, Value })),
    }))
  }),
)

const start = fc.tuple(which, kind).map(([it, of]) =>
  aboutStore(`start an ${of} on`, it, async (toy, real, { store, id, by }) => {
    const told = await startJob(of, { DatastoreId: id, DataAccessRoleArn: role })
    expectTold(told, toy, `StartFHIR${of}Job`, refusal(store, 'start'), () => {
      real.jobs.push(String((told as { JobId: string }).JobId))
      toy.jobs.push({ store, kind: of, status: 'SUBMITTED', left: minutes.SUBMITTED })
      return { JobStatus: 'SUBMITTED' }
    })

    function startJob(
      which: Job['kind'],
      common: { DatastoreId: string; DataAccessRoleArn: string },
    ) {
      return which === 'Export'
        ? ask(real, by, 'StartFHIRExportJob', { ...common, OutputDataConfig: results })
        : ask(real, by, 'StartFHIRImportJob', {
            ...common,
            InputDataConfig: { S3Uri: 's3://patients' },
            JobOutputDataConfig: results,
          })
    }
  }),
)

const role = 'arn:aws:iam::123456789012:role/r'
const results = { S3Configuration: { S3Uri: 's3://results', KmsKeyId: 'alias/key' } }

const describeJob = fc.tuple(fc.nat(5), client).map(([index, of]) =>
  aboutJob('describe', index, async (toy, real, job, JobId) => {
    const { id: DatastoreId = '' } = real.stores[toy.stores.indexOf(job.store)] ?? {}
    const by = { region: job.store.region, client: of }
    const operation = `DescribeFHIR${job.kind}Job` as const
    const told = await ask(real, by, operation, { DatastoreId, JobId })
    expectTold(told, toy, operation, refusal(job.store, 'look'), () => ({
      [`${job.kind}JobProperties`]: { JobId, JobStatus: job.status },
    }))
  }),
)

const list = fc
  .record({
    region,
    client,
    status,
    name: fc.option(name, { nil: undefined }),
    size: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ status: DatastoreStatus, name: DatastoreName, size, ...by }) =>
    step(
      `list ${DatastoreStatus ?? 'all'} ${DatastoreName ?? ''} in ${by.region} by ${size}`,
      async (toy, real) => {
        const Filter = { DatastoreStatus, DatastoreName }
        const told = await idsListed(real, by, 'ListFHIRDatastores', { Filter, MaxResults: size })
        if (struck(toy, 'ListFHIRDatastores')) return expect(told).toBe('ThrottlingException')
        const there = toy.stores.map((store, index) => ({ store, ...real.stores[index] }))
        const listed = there.filter(
          ({ store }) =>
            store.region === by.region &&
            store.status !== 'FORGOTTEN' &&
            store.status === (DatastoreStatus ?? store.status) &&
            store.name === (DatastoreName ?? store.name),
        )
        expect(told).toEqual(listed.map(({ id }) => id).toReversed())
      },
    ),
  )

const listJobs = fc
  .tuple(which, kind, jobStatus, fc.integer({ min: 1, max: 3 }))
  .map(([it, of, JobStatus, MaxResults]) =>
    aboutStore(
      `list ${JobStatus ?? 'all'} ${of} jobs of`,
      it,
      async (toy, real, { store, id, by }) => {
        const operation = `ListFHIR${of}Jobs` as const
        const told = await idsListed(real, by, operation, {
          DatastoreId: id,
          JobStatus,
          MaxResults,
        })
        if (struck(toy, operation)) return expect(told).toBe('ThrottlingException')
        const refused = refusal(store, 'look')
        if (refused !== undefined) return expect(told).toBe(refused)
        const there = toy.jobs.map((job, index) => ({ job, id: real.jobs[index] }))
        const listed = there.filter(
          ({ job }) =>
            job.store === store && job.kind === of && job.status === (JobStatus ?? job.status),
        )
        expect(told).toEqual(listed.map(({ id: jobId }) => jobId).toReversed())
      },
    ),
  )

const wait = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(30)).map((time) =>
  step(`wait ${time} minutes`, async (toy, real) => {
    real.fake.clock.advance({ minutes: time })
    pass(toy, time)
  }),
)

const fault = fc
  .constantFrom(
    'CreateFHIRDatastore',
    'DescribeFHIRDatastore',
    'DeleteFHIRDatastore',
    'StartFHIRImportJob',
    'TagResource',
    'ListFHIRDatastores',
  )
  .map((operation) =>
    step(`throttle ${operation}`, async (toy, real) => {
      real.fake.faults.add({ operation, outcome: 'ThrottlingException' })
      toy.faults.push(operation)
    }),
  )

const save = fc.constant(
  step('save', async (toy, real) => {
    real.saved = { snapshot: real.fake.snapshot(), toy: structuredClone(toy) }
  }),
)

const restore = fc.constant(
  step('restore', async (toy, real) => {
    if (real.saved === undefined) return
    real.fake.restore(real.saved.snapshot)
    Object.assign(toy, structuredClone(real.saved.toy))
    real.stores.length = toy.stores.length
    real.jobs.length = toy.jobs.length
  }),
)

/** All that may be done; what makes things and lets time pass comes twice. */
export const commands: fc.Arbitrary<Step>[] = [
  create,
  create,
  wait,
  wait,
  start,
  start,
  describe,
  lookAstray,
  destroy,
  rename,
  switchNlp,
  tag,
  untag,
  listTags,
  describeJob,
  list,
  listJobs,
  fault,
  save,
  restore,
]
