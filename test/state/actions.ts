import {
  CreateFHIRDatastoreCommand,
  StartFHIRExportJobCommand,
  StartFHIRImportJobCommand,
} from '@aws-sdk/client-healthlake'
import type { GivenDatastore, Input, OperationName } from 'fake-healthlake'
import { regions, type Command } from './commands.ts'
import { noJob, noStore, pick, type Environment } from './world.ts'

export type Action = (world: Environment, command: Command) => unknown

type Did<Name extends Command['do']> = Extract<Command, { do: Name }>

type Actions = {
  readonly [Name in Command['do']]: (world: Environment, command: Did<Name>) => unknown
}

/** What each command does to a fake. */
export const actions: Actions = {
  create,
  start,
  add: ({ fake }, { region, status }) =>
    fake.addDatastore({ DatastoreStatus: status } as GivenDatastore, inRegion(region)),

  describe(world, command) {
    const { DatastoreId, context } = storeOf(world, command)
    return world.fake.execute('DescribeFHIRDatastore', { DatastoreId }, context)
  },
  delete(world, command) {
    const { DatastoreId, context } = storeOf(world, command)
    return world.fake.execute('DeleteFHIRDatastore', { DatastoreId }, context)
  },
  update(world, command) {
    const { DatastoreId, context } = storeOf(world, command)
    const change = changes[command.what] ?? {}
    return world.fake.execute('UpdateFHIRDatastore', { DatastoreId, ...change }, context)
  },
  restore(world, command) {
    const { DatastoreId: SourceDatastoreId, context } = storeOf(world, command)
    const RestorePointTime = new Date(world.fake.clock.now() - command.back)
    const point = command.back === 0 ? {} : { RestorePointTime }
    const RestoreConfiguration = { ContinuousBackupRestoreConfiguration: point }
    const input = { SourceDatastoreId, RestoreConfiguration }
    return world.fake.execute('RestoreFHIRDatastore', input, context)
  },
  list(world, { region, status, ...paging }) {
    const Filter = status === undefined ? {} : { DatastoreStatus: status as 'ACTIVE' }
    const input = { Filter, ...pageOf(world, paging) }
    return world.fake.execute('ListFHIRDatastores', input, inRegion(region))
  },

  describeJob(world, { kind, job, astray }) {
    const { id: JobId, store } = pick(world.jobs[kind], job, noJob)
    const { id: DatastoreId, region } = astray ? pick(world.stores, 0, noStore) : store
    const operation = kind === 'import' ? 'DescribeFHIRImportJob' : 'DescribeFHIRExportJob'
    return world.fake.execute(operation, { DatastoreId, JobId }, { region })
  },
  listJobs(world, command) {
    const { kind, status, ...paging } = command
    const { DatastoreId, context } = storeOf(world, command)
    const filter = status === undefined ? {} : { JobStatus: status as 'QUEUED' }
    const operation = kind === 'import' ? 'ListFHIRImportJobs' : 'ListFHIRExportJobs'
    const input = { DatastoreId, ...filter, ...pageOf(world, paging) }
    return world.fake.execute(operation, input, context)
  },
  upload: ({ fake }, { key, lines }) =>
    fake.objects.put(uploads[key] ?? '', lines.map((line) => uploadedLines[line]).join('\n')),
  unload: ({ fake }, { key }) => fake.objects.delete(uploads[key] ?? ''),
  put(world, { store, id }) {
    const { DatastoreId } = storeOf(world, { store })
    const resource = { resourceType: 'Basic', ...(id === 0 ? {} : { id: `${id}` }) }
    return world.fake.resources(DatastoreId).put(resource)
  },

  cancel: ({ fake, jobs }, { job }) => fake.cancelExportJob(pick(jobs.export, job, noJob).id),

  tag(world, command) {
    const { ResourceARN, context } = storeOf(world, command)
    const Tags = command.keys.map((Key, index) => ({ Key, Value: `${index}` }))
    return world.fake.execute('TagResource', { ResourceARN, Tags }, context)
  },
  untag(world, command) {
    const { ResourceARN, context } = storeOf(world, command)
    const TagKeys = [...command.keys]
    return world.fake.execute('UntagResource', { ResourceARN, TagKeys }, context)
  },
  tags(world, command) {
    const { ResourceARN, context } = storeOf(world, command)
    return world.fake.execute('ListTagsForResource', { ResourceARN }, context)
  },

  bad(world, { which }) {
    const [operation, input] = badRequests(world)[which] ?? nothing
    return world.fake.execute(operation, input)
  },

  advance: ({ fake }, { by }) => fake.clock.advance(by),
  step: ({ fake }) => fake.step(),
  settle: ({ fake }) => fake.settle(),
  next: ({ fake }) => fake.nextTransition(),
  look,

  fault: ({ fake }, { rule }) => fake.faults.add(rule).remaining,
  clearFaults: ({ fake }) => fake.faults.clear(),
  clearHistory: ({ fake }) => fake.clearHistory(),
}

function create({ fake }: Environment, command: Did<'create'>): unknown {
  const { door, name, tags, token, preload } = command
  const context = inRegion(command.region)
  const input: Input<'CreateFHIRDatastore'> = {
    DatastoreTypeVersion: 'R4',
    ...(name === 0 ? {} : { DatastoreName: `name ${name}` }),
    Tags: Array.from({ length: tags }, (_, index) => ({ Key: `t${index % 2}`, Value: `${index}` })),
    ...(token > 1 ? { ClientToken: `token-${token}` } : {}),
    ...(preload ? { PreloadDataConfig: { PreloadDataType: 'SYNTHEA' } } : {}),
  }
  if (door === 'execute') return fake.execute('CreateFHIRDatastore', input, context)
  const client = door === 'client' ? fake.client(context) : fake.directClient(context)
  return client.send(new CreateFHIRDatastoreCommand(input))
}

const output = { S3Configuration: { S3Uri: 's3://results/a/', KmsKeyId: 'alias/key' } }

function start(world: Environment, command: Did<'start'>): unknown {
  const { kind, door, name, token } = command
  const { DatastoreId, context } = storeOf(world, command)
  const { fake } = world
  const common = {
    DatastoreId,
    DataAccessRoleArn: 'arn:aws:iam::123456789012:role/HealthLake',
    ...(name === 0 ? {} : { JobName: `name ${name}` }),
    ...(token > 1 ? { ClientToken: `token-${token}` } : {}),
  }
  const client = door === 'client' ? fake.client(context) : fake.directClient(context)
  if (kind === 'export') {
    const input = { ...common, OutputDataConfig: output }
    return door === 'execute'
      ? fake.execute('StartFHIRExportJob', input, context)
      : client.send(new StartFHIRExportJobCommand(input))
  }
  const input = {
    ...common,
    InputDataConfig: { S3Uri: 's3://patients/in/' },
    JobOutputDataConfig: output,
  }
  return door === 'execute'
    ? fake.execute('StartFHIRImportJob', input, context)
    : client.send(new StartFHIRImportJobCommand(input))
}

const uploads = [
  's3://patients/in/a.ndjson',
  's3://patients/in/deep/b.ndjson',
  's3://patients/in/readme.txt',
  's3://results/c.ndjson',
]

const uploadedLines = [
  '{"resourceType":"Patient","id":"1"}',
  '{"resourceType":"Patient","id":"2","meta":{"tag":[{"code":"\u00e4"}]}}',
  '{"resourceType":"Basic","id":"1","code":{"text":"x"}}',
  '{"resourceType":"Observation","id":"1"}',
  '{"resourceType":"Patient"}',
  'none',
  '',
  '\ufeff',
]

const changes: readonly Partial<Input<'UpdateFHIRDatastore'>>[] = [
  {},
  { DatastoreName: 'renamed' },
  { NlpConfiguration: { Status: 'ENABLED' } },
  { NlpConfiguration: { Status: 'DISABLED' } },
  { AnalyticsConfiguration: { Status: 'PAUSED' } },
  { AnalyticsConfiguration: { Status: 'DISABLED' } },
  { BackupConfiguration: { Status: 'ENABLED', RetentionPeriodInDays: 2 } },
  { BackupConfiguration: { Status: 'DISABLED' } },
]

const nothing = ['ListFHIRDatastores', { MaxResults: 0 }] as const

function badRequests({ stores }: Environment): readonly (readonly [OperationName, object])[] {
  const { id: DatastoreId } = pick(stores, 0, noStore)
  return [
    nothing,
    ['ListFHIRDatastores', { NextToken: 'none', Filter: { CreatedAfter: new Date(12) } }],
    ['CreateFHIRDatastore', { DatastoreTypeVersion: 'R5', ClientToken: '' }],
    ['CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', Tags: [{ Key: 7 }, null] }],
    ['DescribeFHIRDatastore', { DatastoreId: undefined }],
    ['UpdateFHIRDatastore', { DatastoreId, DatastoreName: '\ud800"\n' }],
    ['StartFHIRImportJob', { DatastoreId, DataAccessRoleArn: 'none' }],
    ['ListFHIRExportJobs', { DatastoreId, JobStatus: 'LOST', NextToken: 'none' }],
    ['TagResource', { ResourceARN: 'none', Tags: [] }],
    ['CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', DatastoreNam: 'x' }],
  ]
}

function look({ fake, jobs, stores }: Environment): unknown {
  return {
    objects: ['s3://patients', 's3://results'].flatMap((bucket) =>
      fake.objects.list(bucket).map((uri) => [uri, fake.objects.text(uri)]),
    ),
    resources: stores.map(({ id, region }) =>
      fake.datastores({ region }).some(({ DatastoreId }) => DatastoreId === id)
        ? fake.resources(id).list()
        : 'none',
    ),
    stores: regions.map((region) => fake.datastores({ region })),
    named: fake.datastore('name 1'),
    imports: jobs.import.map(({ id }) => fake.importJob(id)),
    exports: jobs.export.map(({ id }) => fake.exportJob(id)),
    pending: fake.faults.pending(),
    now: fake.clock.now(),
  }
}

function storeOf({ stores }: Environment, { store, astray }: { store: number; astray?: boolean }) {
  const { id, arn, region } = pick(stores, store, noStore)
  const context = { region: astray === true ? 'ap-south-1' : region }
  return { DatastoreId: id, ResourceARN: arn, context }
}

function pageOf({ tokens }: Environment, { size, token }: { size: number; token: number }): object {
  const NextToken = token === 0 ? undefined : tokens.at(-token)
  return {
    ...(size === 0 ? {} : { MaxResults: size }),
    ...(NextToken === undefined ? {} : { NextToken }),
  }
}

function inRegion(number: number): { region: string } {
  return { region: regions[number] ?? 'us-east-1' }
}
