import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, onTestFinished, vi } from 'vitest'
import { runCommand } from '../../src/server/command.ts'
import { asking, type Asking } from './asking.ts'

/** What the command serves in this process, until the end of the test; it does not log. */
export async function commandWith(
  args: readonly string[],
): Promise<Asking & { readonly url: string }> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const server = await runCommand(['--port', '0', '--quiet', ...args])
  if (server === undefined) throw new Error(`It does not serve: ${args.join(' ')}`)
  onTestFinished(() => server.close())
  expect(out).toHaveBeenCalledExactlyOnceWith(
    `fake-healthlake listens at ${server.url}\nIts page is at ${server.url}/_fake/\n`,
  )
  out.mockRestore()
  return { ...asking(server.url), url: server.url }
}

/** Runs the command in this process, as far as it comes with options that are wrong. */
export async function ran(args: readonly string[]) {
  const [out, err] = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  )
  await runCommand(args)
  const code = process.exitCode
  process.exitCode = undefined
  return { code, out: out?.mock.calls.join(''), err: err?.mock.calls.join('') ?? '' }
}

interface TemporaryFiles {
  /** Writes JSON to a file. */
  readonly fileOf: (json: unknown, mark?: string) => string
  /** Makes a folder with files. */
  readonly folderOf: (texts: Readonly<Record<string, string>>) => string
}

/** Gives files and folders that are there until the last test of the file that asks for them. */
export function temporaryFiles(): TemporaryFiles {
  const folder = mkdtempSync(join(tmpdir(), 'fake-healthlake-'))
  let made = 0
  afterAll(() => rmSync(folder, { recursive: true }))
  return {
    fileOf(json, mark = '') {
      made += 1
      const file = join(folder, `${made}.json`)
      writeFileSync(file, mark + JSON.stringify(json))
      return file
    },
    folderOf(texts) {
      made += 1
      const root = join(folder, `${made}`)
      for (const [name, text] of Object.entries(texts)) {
        mkdirSync(dirname(join(root, name)), { recursive: true })
        writeFileSync(join(root, name), text)
      }
      return root
    },
  }
}
