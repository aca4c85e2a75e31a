import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const run = promisify(execFile)

/** What the code below the protocols must not do, and who refuses it. */
const violations = {
  'a timer': { code: 'setTimeout(() => {}, 1)', by: 'compiler' },
  'a microtask': { code: 'queueMicrotask(() => {})', by: 'compiler' },
  'the process': { code: 'process.exit()', by: 'compiler' },
  'random ids': { code: 'crypto.randomUUID()', by: 'compiler' },
  'the network': { code: "fetch('http://localhost')", by: 'compiler' },
  'a clock': { code: 'performance.now()', by: 'compiler' },
  "the system's date": { code: 'Date.now()', by: 'linter' },
  today: { code: 'new Date()', by: 'linter' },
  chance: { code: 'Math.random()', by: 'linter' },
  'the locale': { code: "new Intl.Collator().compare('a', 'b')", by: 'linter' },
  Node: { code: "import { hostname } from 'node:os'\nhostname()", by: 'linter' },
  'the SDK': {
    code: "import { HealthLake } from '@aws-sdk/client-healthlake'\nnew HealthLake({})",
    by: 'linter',
  },
}

it('refuses ambient time, chance and I/O below the protocols', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'purity-'))
  try {
    await mkdir(join(folder, 'src/kernel'), { recursive: true })
    for (const file of [
      'package.json',
      '.oxlintrc.json',
      'tsconfig.json',
      'src/tsconfig.pure.json',
    ]) {
      await cp(file, join(folder, file))
    }
    await symlink(resolve('node_modules'), join(folder, 'node_modules'))
    const files = Object.entries(violations).map(([what, { code, by }], index) => ({
      what,
      code,
      by,
      file: `src/kernel/violation-${index}.ts`,
    }))
    for (const { file, code } of files)
      await writeFile(join(folder, file), `${code.replace(/(.*)$/, 'export const made = $1')}\n`)

    await writeFile(join(folder, 'src/kernel/harmless.ts'), "export const made = 'one'.length\n")

    const compiled = await outputOf(
      'tsc',
      ['-p', 'src/tsconfig.pure.json', '--pretty', 'false'],
      folder,
    )
    const linted = await outputOf('oxlint', ['--format', 'unix', 'src'], folder)

    const accepted = files.filter(
      ({ file, by }) => !(by === 'compiler' ? compiled : linted).includes(file),
    )
    expect(accepted.map(({ what }) => what)).toEqual([])
    expect(compiled + linted).not.toContain('harmless.ts')
  } finally {
    await rm(folder, { recursive: true })
  }
})

async function outputOf(tool: string, args: readonly string[], cwd: string): Promise<string> {
  return run(resolve('node_modules/.bin', tool), args, { cwd }).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error as { stdout: string }).stdout,
  )
}
