import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { vi, type TestContext } from 'vitest'
import { bundled } from '../bundled.ts'
import { asking, type Asking } from './asking.ts'

const cli = await bundled('src/cli.ts')

// Several files of tests in one process share it.
process.once('exit', () => rmSync(dirname(cli), { recursive: true, force: true }))

/** The command, running. */
export interface Command {
  /** How it ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  readonly output: () => { out: string; err: string }
  /** Gives the first line that it writes; undefined if it ends before. */
  readonly firstLine: Promise<string | undefined>
  /** Stops reading what it writes. */
  readonly stopReading: () => void
  readonly kill: (signal: NodeJS.Signals) => void
}

/** What is done at the end of a test. */
type AtEnd = Pick<TestContext, 'onTestFinished'>

/** Starts the command; it is killed at the end of the test if it still runs then. */
export function startCommand({ onTestFinished }: AtEnd, args: readonly string[]): Command {
  const child = spawn(process.execPath, ['--no-warnings', cli, ...args])
  let out = ''
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk
  })
  const firstLine = new Promise<string | undefined>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk
      if (out.includes('\n')) resolve(out.split('\n', 1)[0])
    })
    child.on('close', () => resolve(undefined))
  })
  const ended = new Promise<Awaited<Command['ended']>>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
  onTestFinished(async () => {
    if (child.exitCode === null) child.kill('SIGKILL')
    await ended
  })
  return {
    ended,
    firstLine,
    output: () => ({ out, err }),
    stopReading: () => void child.stdout.destroy(),
    kill: (signal) => void child.kill(signal),
  }
}

/** What the command serves. */
export interface CommandServer extends Asking {
  readonly command: Command
  readonly url: string
  readonly output: Command['output']
  /** Gives the lines that it writes of requests, once there are as many. */
  readonly lines: (count: number) => Promise<readonly string[]>
}

/** Starts the command and waits until it is ready. */
export async function serverAt(atEnd: AtEnd, args: readonly string[]): Promise<CommandServer> {
  const command = startCommand(atEnd, args)
  const line = await command.firstLine
  const [, url] = /^fake-healthlake listens at (http:\S+)$/.exec(line ?? '') ?? []
  if (url === undefined) {
    throw new Error(`The command is not ready: ${JSON.stringify(command.output())}`)
  }

  return {
    ...asking(url),
    command,
    url,
    output: command.output,
    async lines(count) {
      await vi.waitUntil(() => linesOf(command).length >= count, { timeout: 10_000 })
      return linesOf(command)
    },
  }
}

// What it wrote after the lines that tell where it listens, and where its page is.
function linesOf({ output }: Command): readonly string[] {
  return output().out.split('\n').slice(2, -1)
}
