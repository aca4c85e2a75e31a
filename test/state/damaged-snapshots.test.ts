import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { inside, richFake, spoilt, type Path } from './spoilt.ts'

const regions = 'regions'
const store = [regions, 0, 'datastores', 0]
const job = [regions, 0, 'importJobs', 0]
const call = ['history', 'records', 0]

/** A resource in a snapshot, whose text says of it what it says itself. */
function held(type: string, id: string): object {
  const text = JSON.stringify({ resourceType: type, id })
  return { datastoreId: 'none', type, id, versionId: 1, text }
}

describe('restore is a misuse, and changes nothing, for what is no snapshot:', () => {
  it.each<[Path, unknown, string | RegExp]>([
    [['accountId'], 7, 'accountId: NUMBER_VALUE cannot be converted to String'],
    [['seed'], '1', 'seed: STRING_VALUE cannot be converted to Double'],
    [['now'], 0, 'now: NUMBER_VALUE cannot be converted to milliseconds since epoch'],
    [['now'], 'noon', 'now: STRING_VALUE cannot be converted to milliseconds since epoch'],
    [['sequence'], -1, 'sequence: Member must have value greater than or equal to 0'],
    [['sequence'], 1.5, 'sequence: DECIMAL_VALUE cannot be converted to Integer'],
    [['sequence'], 'Infinity', 'sequence: STRING_VALUE cannot be converted to Integer'],
    [['drawn'], [], 'drawn: Unexpected field type'],
    [['drawn', 'exportJobId'], undefined, 'drawn.exportJobId: Member must not be null'],
    [[...job, 'properties', 'JobOutputDataConfig'], null, /the import \w{32} lacks its output/],
    [[regions], {}, 'regions: Unexpected field type'],
    [[regions, 0], null, 'regions.1.member: Member must not be null'],
    [[regions, 0, 'datastores'], undefined, 'regions.1.member.datastores: Member must not be null'],
    [
      [...store, 'properties'],
      'none',
      'regions.1.member.datastores.1.member.properties: Unexpected field type',
    ],
    [
      [...store, 'properties', 'DatastoreStatus'],
      'LOST',
      'regions.1.member.datastores.1.member.properties.datastoreStatus: Member must satisfy enum value set',
    ],
    [
      [...store, 'properties', 'AnalyticsConfiguration', 'Status'],
      undefined,
      'lacks the status of its analytics or NLP',
    ],
    [
      [...store, 'properties', 'NlpConfiguration'],
      undefined,
      'lacks the status of its analytics or NLP',
    ],
    [
      [...store, 'tags', 0, 'Value'],
      undefined,
      'regions.1.member.datastores.1.member.tags.1.member.value: Member must not be null',
    ],
    [
      [...job, 'running'],
      'yes',
      'regions.1.member.importJobs.1.member.running: STRING_VALUE cannot be converted to Boolean',
    ],
    [
      [...job, 'properties', 'SubmitTime'],
      {},
      'regions.1.member.importJobs.1.member.properties.submitTime: Start of structure or map found where not expected',
    ],
    [
      [...job, 'token', 'value'],
      'no blanks',
      'regions.1.member.importJobs.1.member.token.value: Member must satisfy regular expression',
    ],
    [
      [regions, 0, 'resources', 0, 'versionId'],
      0,
      'regions.1.member.resources.1.member.versionId: Member must have value greater than or equal to 1',
    ],
    [
      [...store, 'properties', 'NlpConfiguration'],
      undefined,
      'lacks the status of its analytics or NLP',
    ],
    [
      [...store, 'properties', 'AnalyticsConfiguration', 'Status'],
      undefined,
      'lacks the status of its analytics or NLP',
    ],
    [[regions, 0, 'resources', 0, 'id'], 'c', 'the text of Patient/c is something else'],
    [[regions, 0, 'resources', 0, 'type'], 'Pet', 'the text of Pet/b is something else'],
    [[regions, 0, 'resources', 0, 'type'], 'Group', 'the text of Group/b is something else'],
    [[regions, 0, 'resources', 0], held('Pet', 'b'), 'the text of Pet/b is something else'],
    [[regions, 0, 'resources', 0], held('Group', 'b_c'), 'the text of Group/b_c is something else'],
    [[regions, 0, 'resources', 0, 'text'], '{', 'the text of Patient/b is something else'],
    [[regions, 0, 'resources', 0, 'text'], 'null', 'the text of Patient/b is something else'],
    [
      [regions, 0, 'resources', 0, 'datastoreId'],
      'gone',
      'the resource Patient/b is of a data store that is not there',
    ],
    [
      [...job, 'properties', 'DatastoreId'],
      'gone',
      /the job [0-9a-f]{32} is of a data store that is not there/,
    ],
    [
      [...job, 'properties', 'JobOutputDataConfig', 'S3Configuration', 'S3Uri'],
      undefined,
      's3Configuration.s3Uri: Member must not be null',
    ],
    [[...job, 'run', 'lasts'], undefined, 'run.lasts: Member must not be null'],
    [[...job, 'run', 'lasts'], -5, 'run.lasts: Member must have value greater than or equal to 0'],
    [
      [...job, 'plan'],
      { after: -5 },
      'plan.after: Member must have value greater than or equal to 0',
    ],
    [['objects', 0, 'name'], 'UP', "'UP' is no name of a bucket"],
    [['objects', 0, 'name'], 'a/b', "'a/b' is no name of a bucket"],
    [['objects', 0, 'name'], '', "'' is no name of a bucket"],
    [['objects', 0, 'objects', 0, 'key'], '', 'the bucket patients has an object without a key'],
    [['objects', 0, 'objects', 0, 'key'], 'in/b.ndjson', 'it has the key in/b.ndjson twice'],
    [['objects', 1, 'name'], 'patients', 'it has the bucket patients twice'],
    [[...job, 'run', 'files', 0, 'name'], 'b.ndjson', 'it has the input file b.ndjson twice'],
    [[...job, 'run', 'files'], undefined, 'has not either files or a reason'],
    [[...job, 'run', 'refused'], 'why', 'has not either files or a reason'],
    [
      [...job, 'run', 'files', 0, 'body', 'base64'],
      'AAAA',
      'body: Member must have exactly one member set',
    ],
    [[...job, 'run', 'files', 1, 'body', 'base64'], 'A', 'A is no Base64'],
    [['objects', 0, 'objects', 1, 'body', 'base64'], '=AAA', '=AAA is no Base64'],
    [['objects', 0, 'touched'], 1, 'objects.1.member.touched: NUMBER_VALUE cannot be converted'],
    [['agenda', 0, 'resource'], 'bucket', 'agenda.1.member.resource: Member must satisfy enum'],
    [['faults', 'rules', 0, 'rule', 'outcome'], undefined, 'rule.outcome: Member must not be null'],
    [['history'], undefined, 'history: Member must not be null'],
    [['history', 'records'], 'none', 'history.records: Unexpected field type'],
    [
      ['history', 'records', 0, 'door'],
      'window',
      'history.records.1.member.door: Member must satisfy enum value set',
    ],
    [
      ['history', 'transitions', 0, 'to'],
      7,
      'history.transitions.1.member.to: NUMBER_VALUE cannot be converted to String',
    ],
    [[...call, 'input'], 'none', '(at history.records.1.input: Unexpected field type)'],
    [[...call, 'input'], undefined, '(history.records.1 has no input)'],
    [[...call, 'input', 'ClientToken'], 7, 'at history.records.1.input.clientToken: NUMBER_VALUE'],
    [
      [...call, 'output', 'DatastoreId'],
      7,
      'at history.records.1.output.datastoreId: NUMBER_VALUE',
    ],
  ])('one that is damaged at %j: %j', (path, value, told) => {
    const fake = richFake()
    const before = fake.snapshot()
    const snapshot = spoilt(path, value)
    fake.clock.advance(5)

    const restoring = () => fake.restore(snapshot)
    expect(restoring).toThrow(MisuseError)
    expect(restoring).toThrow(/^restore: the snapshot is damaged \(.*\)[.] Take it anew[.]$/su)
    expect(restoring).toThrow(told)

    expect(fake.snapshot()).toEqual({ ...before, now: '2025-01-01T00:00:40.005Z' })
  })

  it.each([
    [[regions], /the region us-east-1 twice/],
    [[regions, 0, 'datastores'], /the data store [0-9a-f]{32} twice/],
    [[regions, 0, 'importJobs'], /the import [0-9a-f]{32} twice/],
    [[regions, 0, 'exportJobs'], /the export [0-9a-f]{32} twice/],
    [[regions, 0, 'resources'], /the resource Patient\/b of [0-9a-f]{32} twice/],
    [['objects'], /the bucket patients twice/],
    [['objects', 0, 'objects'], /the key in\/a[.]ndjson twice/],
  ])('one that has the first of %j twice', (path: Path, told) => {
    const fake = richFake()
    const before = fake.snapshot()
    const list = path.reduce<unknown>(inside, before) as object[]

    expect(() => fake.restore(spoilt(path, [...list, list[0]]))).toThrow(told)

    expect(fake.snapshot()).toEqual(before)
  })

  it('one that has a rate twice', () => {
    const fake = createFakeHealthLake({ quotas: 'aws' })
    fake.execute('ListFHIRDatastores', {})
    const snapshot = fake.snapshot()
    const [rate] = snapshot['buckets'] as { name: string }[]

    expect(() => fake.restore({ ...snapshot, buckets: [rate, rate] })).toThrow(
      `it has the rate of ${rate?.name} twice`,
    )

    expect(fake.snapshot()).toEqual(snapshot)
  })
})
