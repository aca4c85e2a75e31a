import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it, vi, type TestContext } from 'vitest'
import { runCommand } from '../../src/http/command.ts'
import { serverAt, startCommand } from './command.ts'
import { like } from './tools.ts'

describe.concurrent('fake-healthlake', () => {
  it('tells in one line where it listens, when it is ready', async (context) => {
    const { url, output } = await serverAt(context, ['--port', '0'])

    expect(output()).toEqual({ out: `fake-healthlake listens at ${url}\n`, err: '' })
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/)
  })

  it.for(['SIGTERM', 'SIGINT'] as const)('leaves with 0 at %s', async (signal, context) => {
    const { command, ask } = await serverAt(context, ['--port', '0'])
    await ask('ListFHIRDatastores')

    command.kill(signal)

    expect(await command.ended).toEqual({ code: 0, signal: null })
  })

  it('leaves at SIGTERM also while a request waits for its answer', async (context) => {
    const { command, ask, steer } = await serverAt(context, ['--port', '0'])
    await steer('POST', '/_fake/faults', { outcome: { kind: 'hang' } })
    const waiting = ask('ListFHIRDatastores').catch((error: unknown) => error)
    await expect
      .poll(async () => (await steer('GET', '/_fake/history')).json)
      .toMatchObject([{ operation: 'ListFHIRDatastores' }])

    command.kill('SIGTERM')

    expect(await command.ended).toEqual({ code: 0, signal: null })
    expect(await waiting).toBeInstanceOf(TypeError)
  })

  it('tells each request and its answer on one line, with the time of the fake', async (context) => {
    const { ask, steer, lines } = await serverAt(context, ['--port', '0', '--clock', 'manual'])
    const time = '2025-01-01T00:00:00.000Z'
    const signed = {
      operation: 'DescribeFHIRDatastore',
      outcome: { kind: 'connection', code: 'EPIPE' },
    }

    await ask('ListFHIRDatastores')
    await ask('CreateFHIRDatastore', {})
    await steer('POST', '/_fake/faults', signed)
    await ask('DescribeFHIRDatastore', { DatastoreId: '1' }).catch(() => undefined)
    await steer('POST', '/_fake/clock', { advance: { minutes: 1 } })
    await steer('GET', '/_fake/nothing')

    expect(await lines(6)).toEqual([
      `${time}  us-east-1  ListFHIRDatastores  200`,
      `${time}  us-east-1  CreateFHIRDatastore  400 ValidationException`,
      `${time}  POST /_fake/faults  200`,
      `${time}  us-east-1  DescribeFHIRDatastore  no answer`,
      '2025-01-01T00:01:00.000Z  POST /_fake/clock  200',
      '2025-01-01T00:01:00.000Z  GET /_fake/nothing  404',
    ])
  })

  it('goes on when nobody reads its lines any more', async (context) => {
    const { command, ask } = await serverAt(context, ['--port', '0'])

    command.stopReading()
    for (const _ of [1, 2, 3]) expect((await ask('ListFHIRDatastores')).status).toBe(200)
    command.kill('SIGTERM')

    expect(await command.ended).toEqual({ code: 0, signal: null })
    expect(command.output().err).toBe('')
  })

  it('tells with --version which it is', async (context) => {
    const command = startCommand(context, ['--version'])
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

    expect(await command.ended).toEqual({ code: 0, signal: null })
    expect(command.output()).toEqual({ out: `${version}\n`, err: '' })
  })

  it.for(['--help', '-h'])('explains itself with %s', async (option, context) => {
    const command = startCommand(context, [option])

    expect(await command.ended).toEqual({ code: 0, signal: null })
    const { out, err } = command.output()
    expect(err).toBe('')
    const named = out.match(/--[a-z]+(?= )/g)
    for (const name of everyOption) expect(named).toContain(name)
    expect(out).toContain('aws healthlake list-fhir-datastores --endpoint-url http://127.0.0.1:')
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
  })

  it('shows with --help the bodies that the control paths take', async (context) => {
    const command = startCommand(context, ['--help'])
    await command.ended
    const { steer } = await serverAt(context, ['--port', '0', '--clock', 'manual'])
    const parts = command.output().out.split(/^ {2}(?=[A-Z]+ \/)/m)
    const shown = parts.flatMap((part) => {
      const [method = '', path = ''] = part.split(' ')
      return Array.from(part.matchAll(/^ {4}(\{.*\})$/gm), ([, body = '']) => [method, path, body])
    })

    expect(shown).toHaveLength(4)
    for (const [method = '', path = '', body = ''] of shown) {
      expect(await steer(method, path, JSON.parse(body))).toMatchObject({ status: 200 })
    }
  })

  it('leaves with 2 and a sentence for an option that is wrong', async (context) => {
    const command = startCommand(context, ['--port', 'http'])

    expect(await command.ended).toEqual({ code: 2, signal: null })
    expect(command.output()).toEqual({
      out: '',
      err: 'fake-healthlake: --port is http; give a number from 0 to 65535.\nTry fake-healthlake --help.\n',
    })
  })

  it('listens at 4599 unless told otherwise, and leaves with 2 where its port is taken', async (context) => {
    const other = createServer()
    await new Promise<void>((resolve) => {
      other.on('error', () => resolve()).listen(4599, '127.0.0.1', resolve)
    })
    context.onTestFinished(() => void other.close())

    const command = startCommand(context, [])

    expect(await command.ended).toEqual({ code: 2, signal: null })
    expect(command.output().err).toContain('address already in use 127.0.0.1:4599')
  })

  it('leaves with 2 for rules and snapshots that are wrong', async (context) => {
    const rules = startCommand(context, ['--faults', fileOf(context, [{ outcome: 'Nonsense' }])])
    const snapshot = startCommand(context, ['--snapshot', fileOf(context, { version: 2 })])

    expect([await rules.ended, await snapshot.ended]).toMatchObject([{ code: 2 }, { code: 2 }])
    expect(rules.output().err).toContain("'Nonsense' is no error that AWS documents")
    expect(snapshot.output().err).toContain('the snapshot is damaged')
  })

  it('is whose and where --account, --region and --host say', async (context) => {
    const { url, steer } = await serverAt(context, [
      '--port',
      '0',
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

  it("has AWS's example account, us-east-1 and the system's clock, unless told otherwise", async (context) => {
    const { steer } = await serverAt(context, ['--port', '0'])

    const { json } = await steer('GET', '/_fake/health')

    expect(json).toMatchObject({ accountId: '123456789012', region: 'us-east-1' })
    const { now } = json as { now: string }
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000)
  })

  it('draws its ids from --seed', async (context) => {
    const { ask } = await serverAt(context, ['--port', '0', '--seed', '7'])
    const expected = createFakeHealthLake({ seed: 7 }).addDatastore().DatastoreId

    const created = await ask('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    expect(await created.json()).toMatchObject({ DatastoreId: expected })
  })

  it.for<[string, string[]]>([
    ['manual', ['CREATING', 'CREATING']],
    ['polling', ['ACTIVE', 'ACTIVE']],
  ])('has the clock that --clock names: %s', async ([clock, statuses], context) => {
    const { create, statusOf } = await serverAt(context, ['--port', '0', '--clock', clock])

    const id = await create()

    expect([await statusOf(id), await statusOf(id)]).toEqual(statuses)
  })

  it('takes the time that --lifecycle says', async (context) => {
    const lifecycle = 'createDatastore=1.5h, deleteDatastore=never,startJob=5ms'
    const { create, statusOf, steer } = await serverAt(context, [
      '--port',
      '0',
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

  it('takes no time with --instant, but for what --lifecycle says', async (context) => {
    const { create, statusOf } = await serverAt(context, ['--port', '0', '--instant'])
    const slow = await serverAt(context, [
      '--port',
      '0',
      '--instant',
      '--lifecycle',
      'createDatastore=1d,importJob=1d',
    ])

    expect(await statusOf(await create())).toBe('ACTIVE')
    expect(await slow.statusOf(await slow.create())).toBe('CREATING')
  })

  it('has the quotas of AWS with --quotas aws', async (context) => {
    const { ask, create } = await serverAt(context, [
      '--port',
      '0',
      '--clock',
      'manual',
      '--quotas',
      'aws',
    ])
    await create()

    const answers: number[] = []
    for (let count = 0; count < 20; count += 1) {
      answers.push((await ask('ListFHIRDatastores')).status)
    }

    expect(new Set(answers)).toEqual(new Set([200, 400]))
  })

  it('begins with the rules of --faults, a list or one', async (context) => {
    const rule = { operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' }
    const one = await serverAt(context, ['--port', '0', '--faults', fileOf(context, rule)])
    const stuck = {
      operation: 'CreateFHIRDatastore',
      outcome: { kind: 'transition', after: 'Infinity' },
    }
    const list = await serverAt(context, [
      '--port',
      '0',
      '--instant',
      '--faults',
      fileOf(context, [rule, stuck]),
    ])

    expect((await one.ask('ListFHIRDatastores')).status).toBe(400)
    expect((await list.ask('ListFHIRDatastores')).status).toBe(400)
    expect(await list.statusOf(await list.create())).toBe('CREATING')
  })

  it('begins with the state of --snapshot', async (context) => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ DatastoreName: 'kept' })
    const file = fileOf(context, fake.snapshot())

    const { statusOf } = await serverAt(context, ['--port', '0', '--snapshot', file])

    expect(await statusOf(DatastoreId)).toBe('ACTIVE')
  })

  it('reads files that begin with a byte order mark', async (context) => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    const rule = { operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' }
    const marked = [fake.snapshot(), rule].map((json) => fileOf(context, json, '\uFEFF')) as [
      string,
      string,
    ]

    const { ask, statusOf } = await serverAt(context, [
      '--port',
      '0',
      '--snapshot',
      marked[0],
      '--faults',
      marked[1],
    ])

    expect(await statusOf(DatastoreId)).toBe('ACTIVE')
    expect((await ask('ListFHIRDatastores')).status).toBe(400)
  })
})

describe.concurrent('POST /_fake/reset', { timeout: 30_000 }, () => {
  const throttle = { operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' }

  it('begins anew with the state of --snapshot, its time, and the rules of --faults', async (context) => {
    const kept = createFakeHealthLake()
    kept.clock.set('2030-01-01T00:00:00Z')
    const { DatastoreId } = kept.addDatastore({ DatastoreName: 'kept' })
    const state = fileOf(context, kept.snapshot())
    const rules = fileOf(context, [throttle, { ...throttle, times: 2 }])
    const args = ['--port', '0', '--clock', 'manual', '--snapshot', state, '--faults', rules]
    const { ask, create, steer } = await serverAt(context, args)
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
    [['--seed', 'chance'], '--seed is chance; give a number.'],
    [['--seed', ''], '--seed is ; give a number.'],
    [['--clock', 'sun'], '--clock is sun; give manual, system or polling.'],
    [['--clock', 'constructor'], '--clock is constructor; give manual, system or polling.'],
    [['--quotas', 'some'], '--quotas is some; give none or aws.'],
    [['--instant=no'], /--instant/],
    [
      ['--lifecycle', 'createDatastore'],
      '--lifecycle: createDatastore is not of the form createDatastore=5s.',
    ],
    [['--lifecycle', 'createDatastore=5'], /createDatastore=5 is not of the form/],
    [['--lifecycle', 'createDatastore=5s=6s'], /createDatastore=5s=6s is not of the form/],
    [['--lifecycle', 'createDatastore=-5s'], /is not of the form/],
    [['--lifecycle', 'makeDatastore=5s'], /there is no makeDatastore/],
    [
      ['--faults', '/nowhere/rules.json'],
      /--faults: \/nowhere\/rules\.json cannot be read as JSON/,
    ],
    [['--snapshot', '/nowhere/state.json'], /--snapshot: .* cannot be read as JSON/],
  ])('are refused in a sentence: %j', async (args, message) => {
    const { code, out, err } = await ran(args)

    const [sentence, hint, ...rest] = err.trimEnd().split('\n')
    expect([code, out]).toEqual([2, ''])
    expect(sentence).toMatch(/^fake-healthlake: /)
    expect(sentence?.replace('fake-healthlake: ', '')).toEqual(like(message))
    expect([hint, ...rest]).toEqual(['Try fake-healthlake --help.'])
  })
})

const everyOption = [
  '--port',
  '--host',
  '--region',
  '--account',
  '--seed',
  '--clock',
  '--lifecycle',
  '--instant',
  '--quotas',
  '--faults',
  '--snapshot',
  '--quiet',
  '--version',
  '--help',
]

/** Runs the command in this process, as far as it comes with options that are wrong. */
async function ran(args: readonly string[]) {
  const [out, err] = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  )
  await runCommand(args)
  const code = process.exitCode
  process.exitCode = undefined
  return { code, out: out?.mock.calls.join(''), err: err?.mock.calls.join('') ?? '' }
}

/** Writes JSON to a file that goes with the test. */
function fileOf({ onTestFinished }: TestContext, json: unknown, mark = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'fake-healthlake-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'given.json')
  writeFileSync(file, mark + JSON.stringify(json))
  return file
}
