import {
  createFakeHealthLake,
  manualClock,
  MisuseError,
  type FakeHealthLakeOptions,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

function make(options: unknown): () => unknown {
  return () => createFakeHealthLake(options as FakeHealthLakeOptions)
}

describe('createFakeHealthLake', () => {
  it('has a default for everything', () => {
    const fake = createFakeHealthLake()

    expect(fake.accountId).toBe('123456789012')
    expect(fake.region).toBe('us-east-1')
    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:00:00.000Z'))
    expect(fake.history).toEqual([])
    expect(fake.datastores()).toEqual([])
  })

  it('is made as told', () => {
    const clock = manualClock(0)
    const fake = createFakeHealthLake({ accountId: '210987654321', region: 'eu-west-2', clock })

    expect(fake.accountId).toBe('210987654321')
    expect(fake.region).toBe('eu-west-2')
    expect(fake.clock).toBe(clock)
  })

  it('takes undefined for the default', () => {
    const options = {
      accountId: undefined,
      region: undefined,
      clock: undefined,
      seed: undefined,
      lifecycle: { createDatastore: undefined },
      assumptions: { listOrder: undefined },
      quotas: undefined,
      unknownMembers: undefined,
      datastoreOrigin: undefined,
      sdk: undefined,
    } as object

    const [fake, plain] = [createFakeHealthLake(options), createFakeHealthLake()]

    for (const DatastoreStatus of ['ACTIVE', 'CREATING'] as const) {
      expect(fake.addDatastore({ DatastoreStatus })).toEqual(
        plain.addDatastore({ DatastoreStatus }),
      )
    }
    expect(fake.nextTransition()).toEqual(plain.nextTransition())
  })

  it('is not changed by what becomes of its options', () => {
    const options = {
      lifecycle: { createDatastore: 1000 },
      assumptions: {},
      accountId: '1'.repeat(12),
    }
    const fake = createFakeHealthLake(options)

    options.lifecycle.createDatastore = 5000
    options.assumptions = { listOrder: 'oldest-first' }
    options.accountId = '2'.repeat(12)
    const ids = [
      fake.addDatastore({ DatastoreStatus: 'CREATING' }).DatastoreId,
      fake.addDatastore().DatastoreId,
    ]

    expect(fake.nextTransition()?.at).toBe('2025-01-01T00:00:01.000Z')
    const { DatastorePropertiesList } = fake.execute('ListFHIRDatastores', {})
    expect(DatastorePropertiesList.map(({ DatastoreId }) => DatastoreId)).toEqual(ids.toReversed())
    expect(fake.accountId).toBe('1'.repeat(12))
  })

  it.each([
    [{ acountId: '1' }, 'acountId', 'accountId'],
    [{ Region: 'us-east-1' }, 'Region', 'region'],
    [{ seeds: 1 }, 'seeds', 'seed'],
    [{ lifeCycle: {} }, 'lifeCycle', 'lifecycle'],
    [{ assumption: {} }, 'assumption', 'assumptions'],
  ])('refuses an option that there is not: %j', (options, wrong, right) => {
    expect(make(options)).toThrow(MisuseError)
    expect(make(options)).toThrow(
      `createFakeHealthLake: there is no member ${wrong}. Did you mean ${right}? There are accountId, region, clock, `,
    )
  })

  it('names the options there are if none is like it', () => {
    expect(make({ colour: 'green' })).toThrow(
      /^createFakeHealthLake: there is no member colour\. There are accountId, region, .* and \w+\.$/,
    )
  })

  it.each([
    [{ accountId: '12345678901' }, "accountId is '12345678901'; give a string of 12 digits."],
    [{ accountId: '1234567890123' }, "accountId is '1234567890123'; give a string of 12 digits."],
    [{ accountId: 'abcdefabcdef' }, "accountId is 'abcdefabcdef'; give a string of 12 digits."],
    [{ accountId: 123_456_789_012 }, 'accountId is 123456789012; give a string of 12 digits.'],
    [{ accountId: null }, 'accountId is null; give a string of 12 digits.'],
    [{ region: '' }, "region is ''; give a region's name, such as 'us-east-1'."],
    [{ region: 'us east 1' }, "region is 'us east 1'; give a region's name, such as 'us-east-1'."],
    [{ region: 'us_east_1' }, "region is 'us_east_1'; give a region's name, such as 'us-east-1'."],
    [{ region: 'x/../y' }, "region is 'x/../y'; give a region's name, such as 'us-east-1'."],
    [{ region: null }, "region is null; give a region's name, such as 'us-east-1'."],
    [{ seed: Number.NaN }, 'seed is NaN; give a number.'],
    [{ seed: Infinity }, 'seed is Infinity; give a number.'],
    [{ seed: '1' }, "seed is '1'; give a number."],
    [{ unknownMembers: 'drop' }, "unknownMembers is 'drop'; give 'reject' or 'ignore'."],
    [{ unknownMembers: true }, "unknownMembers is true; give 'reject' or 'ignore'."],
    [
      { datastoreOrigin: 'localhost:4599' },
      "datastoreOrigin is 'localhost:4599'; give scheme and host, such as 'http://localhost:4599'.",
    ],
    [
      { datastoreOrigin: 'http://localhost:4599/' },
      "datastoreOrigin is 'http://localhost:4599/'; give scheme and host, such as 'http://localhost:4599'.",
    ],
    [
      { datastoreOrigin: 'at http://localhost:4599' },
      "datastoreOrigin is 'at http://localhost:4599'; give scheme and host, such as 'http://localhost:4599'.",
    ],
    [
      { datastoreOrigin: 'ftp://localhost' },
      "datastoreOrigin is 'ftp://localhost'; give scheme and host, such as 'http://localhost:4599'.",
    ],
    [
      { datastoreOrigin: Symbol('here') },
      "datastoreOrigin is Symbol(here); give scheme and host, such as 'http://localhost:4599'.",
    ],
    [{ accountId: Object.create(null) }, 'accountId is {}; give a string of 12 digits.'],
    [{ clock: {} }, 'clock is {}; give manualClock(), systemClock() or pollingClock().'],
    [
      { clock: { now: 0, set: 0 } },
      'clock is {"now":0,"set":0}; give manualClock(), systemClock() or pollingClock().',
    ],
    [
      { clock: '2025-01-01T00:00:00Z' },
      "clock is '2025-01-01T00:00:00Z'; give manualClock(), systemClock() or pollingClock().",
    ],
    [{ clock: null }, 'clock is null; give manualClock(), systemClock() or pollingClock().'],
    [{ quotas: null }, "quotas is null; give 'none', 'aws' or a table."],
    [
      { sdk: null },
      "sdk is null; give the whole module: import * as sdk from '@aws-sdk/client-healthlake'.",
    ],
    [
      { sdk: {} },
      "sdk is {}; give the whole module: import * as sdk from '@aws-sdk/client-healthlake'.",
    ],
    [
      { sdk: { HealthLakeClient: Object } },
      "sdk is {}; give the whole module: import * as sdk from '@aws-sdk/client-healthlake'.",
    ],
    [{ clock: { ...manualClock(), polls: 0 } }, 'clock.polls is 0; give 1 or more.'],
    [{ clock: { ...manualClock(), polls: Number.NaN } }, 'clock.polls is NaN; give 1 or more.'],
  ])('refuses %j', (options, message) => {
    expect(make(options)).toThrow(new MisuseError(message))
  })
})

describe.each(['lifecycle', 'assumptions'])('%s', (name) => {
  it('may be left out, but is refused where it is null', () => {
    expect(make({ [name]: undefined })).not.toThrow()
    expect(make({ [name]: null })).toThrow(MisuseError)
    expect(make({ [name]: null })).toThrow(`${name}: null is not an object with `)
  })
})

describe('lifecycle', () => {
  it('refuses a duration that there is not', () => {
    expect(make({ lifecycle: { createDataStore: 5 } })).toThrow(
      new MisuseError(
        'lifecycle: there is no member createDataStore. Did you mean createDatastore? There are createDatastore, preloadDatastore, restoreDatastore, updateDatastore, deleteDatastore, deletedRetention, startJob, importJob, exportJob, removalJob, transactionJob, cancelExportJob, searchIndex and historyIndex.',
      ),
    )
  })

  it.each([
    [-1, '-1'],
    [Number.NaN, 'NaN'],
    ['5 s', "'5 s'"],
    [null, 'null'],
    [{ minutes: -5 }, '{"minutes":-5}'],
  ])('refuses what is no duration: %s', (createDatastore, shown) => {
    expect(make({ lifecycle: { createDatastore } })).toThrow(
      new MisuseError(
        `lifecycle.createDatastore: ${shown} is not a duration. Give milliseconds, 0 or more, a text such as '20m', or an object such as { minutes: 20 }.`,
      ),
    )
  })

  it('refuses units that there are not', () => {
    expect(make({ lifecycle: { deleteDatastore: { minute: 5 } } })).toThrow(
      new MisuseError(
        'lifecycle.deleteDatastore: a duration has no minute. It has days, hours, minutes, seconds and milliseconds.',
      ),
    )
  })

  it.each([5, 'fast', true, null])('refuses to be %s', (lifecycle) => {
    expect(make({ lifecycle })).toThrow(MisuseError)
  })
})

describe('assumptions', () => {
  it('refuse a switch that there is not', () => {
    expect(make({ assumptions: { listorder: 'oldest-first' } })).toThrow(
      /^assumptions: there is no member listorder\. Did you mean listOrder\? There are httpStatus, /,
    )
  })

  it.each([
    [
      { listOrder: 'newest' },
      "assumptions.listOrder is 'newest'; give 'newest-first' or 'oldest-first'.",
    ],
    [
      { listOrder: ['oldest-first'] },
      `assumptions.listOrder is ["oldest-first"]; give 'newest-first' or 'oldest-first'.`,
    ],
    [{ listOrder: null }, "assumptions.listOrder is null; give 'newest-first' or 'oldest-first'."],
    [{ httpStatus: 400 }, "assumptions.httpStatus is 400; give 'rpc' or 'modelled'."],
    [
      { deleteDeleted: 'ValidationException' },
      "assumptions.deleteDeleted is 'ValidationException'; give 'ResourceNotFoundException' or 'ConflictException'.",
    ],
  ])('refuse %j', (assumptions, message) => {
    expect(make({ assumptions })).toThrow(new MisuseError(message))
  })

  it.each([5, 'lenient', true, null])('refuse to be %s', (assumptions) => {
    expect(make({ assumptions })).toThrow(MisuseError)
  })
})
