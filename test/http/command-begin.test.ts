import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { commandWith, temporaryFiles } from './command-inside.ts'

const { fileOf, folderOf } = temporaryFiles()

describe('What fake-healthlake begins with', () => {
  it.each([
    [['--clock', 'manual'], '2025-01-01T00:00:00.000Z'],
    [['--clock', 'manual', '--start', '2030-06-01T12:00:00+02:00'], '2030-06-01T10:00:00.000Z'],
    [['--clock', 'polling', '--start', '2030-06-01'], '2030-06-01T00:00:00.000Z'],
    [['--clock', 'manual', '--start', '1735689600000'], '2025-01-01T00:00:00.000Z'],
  ])('starts its clock where --start says, or at the usual instant: %j', async (args, now) => {
    const { steer } = await commandWith(args)

    expect((await steer('GET', '/_fake/clock')).json).toEqual({ now })
    await steer('POST', '/_fake/clock', { advance: { days: 1 } })
    expect((await steer('POST', '/_fake/reset')).json).toEqual({ now })
  })

  it.each([
    ['--clock', 'polling'],
    ['--clock', 'manual', '--start', 'now'],
  ])(
    'starts its clock now, so that programs that ask for what is new find it: %s %s %s %s',
    async (...args) => {
      const { ask, create } = await commandWith(args)
      const id = await create()
      const yesterday = Date.now() / 1000 - 24 * 60 * 60
      const lists = [yesterday, yesterday + 48 * 60 * 60].map(async (CreatedAfter) => {
        const answer = await ask('ListFHIRDatastores', { Filter: { CreatedAfter } })
        return await answer.json()
      })

      expect(await Promise.all(lists)).toMatchObject([
        { DatastorePropertiesList: [{ DatastoreId: id }] },
        { DatastorePropertiesList: [] },
      ])
    },
  )

  it('begins with the rules of --faults, a list or one', async () => {
    const rule = { operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' }
    const one = await commandWith(['--faults', fileOf(rule)])
    const stuck = {
      operation: 'CreateFHIRDatastore',
      outcome: { kind: 'transition', after: 'Infinity' },
    }
    const list = await commandWith(['--instant', '--faults', fileOf([rule, stuck])])

    expect((await one.ask('ListFHIRDatastores')).status).toBe(400)
    expect((await list.ask('ListFHIRDatastores')).status).toBe(400)
    expect(await list.statusOf(await list.create())).toBe('CREATING')
  })

  it('says of rules of --faults that are not used where they came from', async () => {
    const file = fileOf({ operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' })
    const { steer } = await commandWith(['--faults', file])
    const says = expect.stringContaining(`\n  added at the start, by --faults ${file}`) as string

    expect((await steer('GET', '/_fake/verify')).json).toMatchObject({ says })
    await steer('POST', '/_fake/reset')
    expect((await steer('GET', '/_fake/verify')).json).toMatchObject({ says })
  })

  it.each([
    [[], false],
    [['--unknown-members', 'reject'], false],
    [['--unknown-members', 'ignore'], true],
  ])('tells of unknown members unless it is told not to: %j', async (args, passes) => {
    const { ask, steer } = await commandWith(args)

    await ask('ListFHIRDatastores', { Colour: 'red' })

    expect((await steer('GET', '/_fake/verify')).json).toMatchObject({ passes })
  })

  it('begins with the state of --snapshot', async () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ DatastoreName: 'kept' })
    const file = fileOf(fake.snapshot())

    const { statusOf } = await commandWith(['--snapshot', file])

    expect(await statusOf(DatastoreId)).toBe('ACTIVE')
  })

  it('puts the files of --data into buckets, and puts them back at a reset', async () => {
    const data = folderOf({
      'in-put/a/p.ndjson': '{}',
      'in-put/b': 'b',
      'in-put/.left': 'x',
      'out-put/c': '',
      '.left': 'x',
    })
    const { url, steer } = await commandWith(['--clock', 'manual', '--data', data])
    const { json: before } = await steer('GET', '/_fake/objects')

    await steer('DELETE', '/_fake/objects/in-put/a/p.ndjson')
    await steer('PUT', '/_fake/objects/in-put/b', { other: true })
    await steer('POST', '/_fake/reset')

    expect(before).toMatchObject([
      { uri: 's3://in-put/a/p.ndjson', size: 2 },
      { uri: 's3://in-put/b', size: 1 },
      { uri: 's3://out-put/c', size: 0 },
    ])
    expect((await steer('GET', '/_fake/objects')).json).toEqual(before)
    expect(await (await fetch(`${url}/_fake/objects/in-put/b`)).text()).toBe('b')
  })

  it('reads files that begin with a byte order mark', async () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    const rule = { operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' }
    const marked = [fake.snapshot(), rule].map((json) => fileOf(json, '\uFEFF')) as [string, string]

    const { ask, statusOf } = await commandWith(['--snapshot', marked[0], '--faults', marked[1]])

    expect(await statusOf(DatastoreId)).toBe('ACTIVE')
    expect((await ask('ListFHIRDatastores')).status).toBe(400)
  })
})

describe('POST /_fake/reset', () => {
  const throttle = { operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' }

  it('begins anew with the state of --snapshot, its time, and the rules of --faults', async () => {
    const kept = createFakeHealthLake()
    kept.clock.set('2030-01-01T00:00:00Z')
    const { DatastoreId } = kept.addDatastore({ DatastoreName: 'kept' })
    const state = fileOf(kept.snapshot())
    const rules = fileOf([throttle, { ...throttle, times: 2 }])
    const args = ['--clock', 'manual', '--snapshot', state, '--faults', rules]
    const { ask, create, steer } = await commandWith(args)
    const asStarted = await steer('GET', '/_fake/snapshot')

    await create()
    await ask('DeleteFHIRDatastore', { DatastoreId })
    expect((await ask('ListFHIRDatastores')).status).toBe(400)
    await steer('POST', '/_fake/faults', { outcome: 'InternalServerException' })
    await steer('POST', '/_fake/clock', { advance: { days: 1 } })
    const { json } = await steer('POST', '/_fake/reset')

    expect(json).toEqual({ now: '2030-01-01T00:00:00.000Z' })
    expect(await steer('GET', '/_fake/snapshot')).toEqual(asStarted)
    expect((await ask('ListFHIRDatastores')).status).toBe(400)
  })
})
