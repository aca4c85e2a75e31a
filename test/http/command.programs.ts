import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { serverAt, startCommand } from './command.ts'

describe.concurrent('fake-healthlake', () => {
  it('tells in one line where it listens, when it is ready', async (context) => {
    const { url, output } = await serverAt(context, ['--port', '0'])

    expect(output()).toEqual({
      out: `fake-healthlake listens at ${url}\nIts page is at ${url}/_fake/\n`,
      err: '',
    })
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
      `${time}  us-east-1  DescribeFHIRDatastore  no response`,
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

  it.for([
    ['to a proxy', 'CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n'],
    ['for another protocol', 'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'],
    ['that is no HTTP', 'Good morning\r\n\r\n'],
    ['that expects what there is not', 'POST / HTTP/1.1\r\nExpect: tea\r\n\r\n'],
  ] as const)('goes on when a request %s is followed by a reset', async ([, text], context) => {
    const { command, url, steer } = await serverAt(context, ['--port', '0'])
    const port = Number(new URL(url).port)

    for (let count = 0; count < 50; count += 1) {
      const socket = connect(port, '127.0.0.1')
      await once(socket, 'connect')
      socket.write(text, () => socket.resetAndDestroy())
      await once(socket, 'close')
    }

    expect((await steer('GET', '/_fake/health')).status).toBe(200)
    command.kill('SIGTERM')
    expect(await command.ended).toEqual({ code: 0, signal: null })
    expect(command.output().err).toBe('')
  })

  it('goes on at the last instant that there is', async (context) => {
    const { ask, steer, lines } = await serverAt(context, ['--port', '0'])
    const set = '+275760-09-13T00:00:00.000Z'

    expect(await steer('POST', '/_fake/clock', { set })).toMatchObject({ json: { now: set } })
    expect((await ask('ListFHIRDatastores')).status).toBe(200)

    expect(await lines(2)).toEqual([
      `${set}  POST /_fake/clock  200`,
      `${set}  us-east-1  ListFHIRDatastores  200`,
    ])
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
    expect(out).toContain('S3 at /BUCKET/KEY, or /KEY of BUCKET.localhost.')
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
