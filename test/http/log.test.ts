import { createFakeHealthLake } from 'fake-healthlake'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { runCommand } from '../../src/server/command.ts'
import { headersFor } from '../wire/tools.ts'

const GREEN = '\u001B[32m200\u001B[39m'

/** Runs the command in this process and gives what it writes of one request; undefined if nothing. */
async function lineWritten(...args: readonly string[]): Promise<string | undefined> {
  const written: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  const server = await runCommand(['--port', '0', '--clock', 'manual', ...args])
  await fetch(`${server?.url}/_fake/health`)
  await server?.close()
  return written[1]
}

describe('On a terminal', () => {
  const { isTTY } = process.stdout

  beforeEach(() => {
    vi.stubEnv('NO_COLOR', '')
    process.stdout.isTTY = true
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    process.stdout.isTTY = isTTY
  })

  it('the status is coloured', async () => {
    const now = new Date(createFakeHealthLake().clock.now()).toISOString()

    expect(await lineWritten()).toBe(`${now}  GET /_fake/health  ${GREEN}\n`)
  })

  it('nothing is, where NO_COLOR says so', async () => {
    vi.stubEnv('NO_COLOR', '1')

    expect(await lineWritten()).toMatch(/health {2}200\n$/)
  })

  it('nothing is, where it is no terminal', async () => {
    process.stdout.isTTY = false

    expect(await lineWritten()).toMatch(/health {2}200\n$/)
  })
})

it('A line that cannot be written changes no answer, and ends nothing', async () => {
  const unhandled = vi.fn<(reason: unknown) => void>()
  process.on('unhandledRejection', unhandled)
  onTestFinished(() => void process.off('unhandledRejection', unhandled))
  const written = vi.spyOn(process.stdout, 'write').mockReturnValueOnce(true)
  const server = await runCommand(['--port', '0', '--clock', 'manual'])
  written.mockImplementation(() => {
    throw new Error('There is no room.')
  })

  for (const _ of [1, 2]) {
    const { status } = await fetch(`${server?.url}/_fake/health`)
    expect(status).toBe(200)
  }

  await server?.close()
  expect(written).toHaveBeenCalledTimes(3)
  expect(unhandled).not.toHaveBeenCalled()
})

describe('What is not simulated is told once, until a reset', () => {
  const text = {
    members:
      "fake-healthlake: CreateFHIRDatastore: Colour is not simulated by fake-healthlake, and is ignored. If that is right, set unknownMembers: 'ignore' (--unknown-members ignore).",
    operation: 'fake-healthlake: HealthLake.BurnFHIRDatastore is not simulated by fake-healthlake.',
    service: 'fake-healthlake: sts: GetCallerIdentity is not simulated by fake-healthlake. Set',
    path: "fake-healthlake: PUT /bucket/key is not simulated by fake-healthlake. HealthLake's operations are at /,",
  }

  it.each<[string, string, (url: string) => Promise<Response>]>([
    [
      'a member of an input',
      text.members,
      (url) => post(url, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', Colour: 'green' }),
    ],
    ['an operation', text.operation, (url) => post(url, 'BurnFHIRDatastore', {})],
    [
      'another service',
      text.service,
      (url) => {
        const credential = 'anybody/20250101/us-east-1/sts/aws4_request'
        const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=a`
        const body = new URLSearchParams({ Action: 'GetCallerIdentity' })
        return fetch(url, { method: 'POST', headers: { authorization }, body })
      },
    ],
    [
      'a path',
      text.path,
      (url) =>
        fetch(`${url}/bucket/key`, {
          method: 'PUT',
          body: 'x',
          headers: { 'x-amz-target': 'HealthLake.X' },
        }),
    ],
  ])('%s [http-not-simulated]', async (_what, line, ask) => {
    const written: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((some) => written.push(String(some)) > 0)
    const server = await runCommand(['--port', '0', '--clock', 'manual'])
    const url = server?.url ?? ''
    const told = () =>
      written
        .join('')
        .split('\n')
        .filter((each) => each.startsWith(line)).length

    await ask(url)
    expect(told()).toBe(1)
    expect(written.at(-1)).toMatch(/  (?:200|40[04] UnknownOperationException)\n/)
    await ask(url)
    expect(told()).toBe(1)
    await fetch(`${url}/_fake/reset`, { method: 'POST' })
    await ask(url)

    await server?.close()
    expect(told()).toBe(2)
    expect(written.join('')).toMatch(/\n$/)
  })
})

function post(url: string, operation: string, input: object): Promise<Response> {
  const body = JSON.stringify(input)
  return fetch(url, { method: 'POST', headers: headersFor(operation), body })
}

describe('No request is told', () => {
  it.each(['--quiet', '-q'])('with %s', async (option) => {
    expect(await lineWritten(option)).toBeUndefined()
  })
})
