import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { commandWith, ran, temporaryFiles } from './command-inside.ts'
import { like } from './tools.ts'

const { fileOf, folderOf } = temporaryFiles()

describe('fake-healthlake', () => {
  it('is whose and where --account, --region and --host say', async () => {
    const { url, steer } = await commandWith([
      '--account',
      '210987654321',
      '--region',
      'eu-west-1',
      '--host',
      'localhost',
    ])

    expect(url).toMatch(/^http:\/\/localhost:/)
    expect((await steer('GET', '/_fake/health')).json).toMatchObject({
      accountId: '210987654321',
      region: 'eu-west-1',
    })
  })

  it("has AWS's example account, us-east-1 and the system's clock, unless told otherwise", async () => {
    const { steer } = await commandWith([])

    const { json } = await steer('GET', '/_fake/health')

    expect(json).toMatchObject({ accountId: '123456789012', region: 'us-east-1' })
    const { now } = json as { now: string }
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000)
  })

  it('draws its ids from --seed', async () => {
    const { ask } = await commandWith(['--seed', '7'])
    const expected = createFakeHealthLake({ seed: 7 }).addDatastore().DatastoreId

    const created = await ask('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    expect(await created.json()).toMatchObject({ DatastoreId: expected })
  })

  it.each<[string, string[]]>([
    ['manual', ['CREATING', 'CREATING']],
    ['polling', ['ACTIVE', 'ACTIVE']],
  ])('has the clock that --clock names: %s', async (clock, statuses) => {
    const { create, statusOf } = await commandWith(['--clock', clock])

    const id = await create()

    expect([await statusOf(id), await statusOf(id)]).toEqual(statuses)
  })

  it('takes the time that --lifecycle says', async () => {
    const lifecycle = 'createDatastore=1.5h, deleteDatastore=never,startJob=5ms'
    const { create, statusOf, steer } = await commandWith([
      '--clock',
      'manual',
      '--lifecycle',
      lifecycle,
    ])

    const id = await create()
    await steer('POST', '/_fake/clock', { advance: { minutes: 89 } })
    const early = await statusOf(id)
    await steer('POST', '/_fake/clock', { advance: { minutes: 1 } })

    expect([early, await statusOf(id)]).toEqual(['CREATING', 'ACTIVE'])
  })

  it('takes no time with --instant, but for what --lifecycle says', async () => {
    const { create, statusOf } = await commandWith(['--instant'])
    const slow = await commandWith(['--instant', '--lifecycle', 'createDatastore=1d,importJob=1d'])

    expect(await statusOf(await create())).toBe('ACTIVE')
    expect(await slow.statusOf(await slow.create())).toBe('CREATING')
  })

  it('has the quotas of AWS with --quotas aws', async () => {
    const { ask, create } = await commandWith(['--clock', 'manual', '--quotas', 'aws'])
    await create()

    const answers: number[] = []
    for (let count = 0; count < 20; count += 1) {
      answers.push((await ask('ListFHIRDatastores')).status)
    }

    expect(new Set(answers)).toEqual(new Set([200, 400]))
  })
})

describe('Options that are wrong', () => {
  it.each<[string[], string | RegExp]>([
    [['--prot', '1'], /Unknown option '--prot'/],
    [['4599'], /Unexpected argument '4599'/],
    [['--port'], /--port/],
    [['--port', 'http'], '--port is http; give a number from 0 to 65535.'],
    [['--port', '65536'], '--port is 65536; give a number from 0 to 65535.'],
    [['--port', ''], '--port is ; give a number from 0 to 65535.'],
    [['--host', ''], /host is ''/],
    [['--region', 'no region'], /region is 'no region'/],
    [['--account', '12'], /12/],
    [['--max-history', '1e3'], '--max-history is 1e3; give a whole number in digits, 0 or more.'],
    [
      ['--max-body-bytes', '1MB'],
      '--max-body-bytes is 1MB; give a whole number of bytes in digits, 0 or more.',
    ],
    [['--seed', 'chance'], '--seed is chance; give a number.'],
    [['--seed', ''], '--seed is ; give a number.'],
    [['--clock', 'sun'], '--clock is sun; give manual, system or polling.'],
    [['--clock', 'constructor'], '--clock is constructor; give manual, system or polling.'],
    [['--start', 'now'], /^--start is for --clock manual or polling/],
    [['--clock', 'manual', '--start', 'noon'], /^--start: 'noon' is not a point in time/],
    [
      ['--clock', 'manual', '--start', 'now', '--snapshot', 'state.json'],
      '--start and --snapshot: a snapshot has a time of its own; give one of the two.',
    ],
    [['--data', '/nowhere'], /^--data: \/nowhere cannot be read: /],
    [['--data', folderOf({ 'p.ndjson': '{}' })], /p\.ndjson is in no bucket; put it into a folder/],
    [['--data', folderOf({ 'No/p.ndjson': '{}' })], /No has no valid name of a bucket/],
    [['--unknown-members', 'drop'], '--unknown-members is drop; give reject or ignore.'],
    [['--quotas', 'some'], '--quotas is some; give none or aws.'],
    [['--instant=no'], /--instant/],
    [
      ['--datastore-origin', 'fhir.test'],
      '--datastore-origin is fhir.test; give aws, or scheme and host, such as http://localhost:4599.',
    ],
    [
      ['--lifecycle', 'createDatastore'],
      '--lifecycle: createDatastore is not of the form createDatastore=5s.',
    ],
    [['--lifecycle', 'createDatastore=5'], /createDatastore=5 is not of the form/],
    [['--lifecycle', 'createDatastore=5s=6s'], /createDatastore=5s=6s is not of the form/],
    [['--lifecycle', 'createDatastore=-5s'], /is not of the form/],
    [['--lifecycle', 'makeDatastore=5s'], /there is no member makeDatastore/],
    [
      ['--faults', '/nowhere/rules.json'],
      /--faults: \/nowhere\/rules\.json cannot be read as JSON/,
    ],
    [['--snapshot', '/nowhere/state.json'], /--snapshot: .* cannot be read as JSON/],
    [
      ['--faults', fileOf([{ outcome: 'Nonsense' }])],
      /^--faults \S+\.json: .*'Nonsense' is not an error that AWS documents/,
    ],
    [['--snapshot', fileOf({ version: 2 })], /^--snapshot: .*the snapshot has version 2/],
    [['--snapshot', fileOf({ version: 6 })], /the snapshot was edited or truncated/],
  ])('are refused in a sentence: %j', async (args, message) => {
    const { code, out, err } = await ran(args)

    const [sentence, hint, ...rest] = err.trimEnd().split('\n')
    expect([code, out]).toEqual([2, ''])
    expect(sentence).toMatch(/^fake-healthlake: /)
    expect(sentence?.replace('fake-healthlake: ', '')).toEqual(like(message))
    expect([hint, ...rest]).toEqual(['Try fake-healthlake --help.'])
  })

  it('and a port that is taken', async () => {
    const { url } = await commandWith([])

    const { code, err } = await ran(['--port', new URL(url).port])

    expect(code).toBe(2)
    expect(err).toMatch(/EADDRINUSE.*; give another --port, or --port 0 for a free one\.\n/)
  })
})
