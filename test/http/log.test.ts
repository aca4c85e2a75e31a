import { createFakeHealthLake } from 'fake-healthlake'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../../src/http/command.ts'

const GREEN = '\u001B[32m200\u001B[39m'

/** Runs the command in this process and gives what it writes of one request; undefined if nothing. */
async function lineWritten(...args: readonly string[]): Promise<string | undefined> {
  const written: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  const stop = vi.spyOn(process, 'once').mockReturnThis()
  await runCommand(['--port', '0', '--clock', 'manual', ...args])
  const [, url = ''] = /listens at (\S+)/.exec(written[0] ?? '') ?? []
  await fetch(`${url}/_fake/health`)
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never)
  for (const [, listener] of stop.mock.calls.slice(-1)) listener()
  await vi.waitUntil(() => exit.mock.calls.length > 0)
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

describe('No request is told', () => {
  it.each(['--quiet', '-q'])('with %s', async (option) => {
    expect(await lineWritten(option)).toBeUndefined()
  })
})
