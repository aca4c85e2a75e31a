import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, it, onTestFinished } from 'vitest'
import { node } from './tools.ts'

const tests = fileURLToPath(new URL('older-vitest', import.meta.url))

/** Makes a project that has Vitest 3, and lets npm add the packed package to it, as a user does. */
function projectWithVitest3(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fake-healthlake-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const npm = (...args: readonly string[]) =>
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const install = ['install', '--save-dev', '--no-audit', '--no-fund']
  npm('init', '--yes')
  npm(...install, 'vitest@3.2.4')
  npm(
    ...install,
    join(inject('project'), 'fake-healthlake.tgz'),
    '@aws-sdk/client-healthlake@3.1048.0',
  )
  cpSync(tests, folder, { recursive: true })
  return folder
}

it('The packed package is installed beside Vitest 3, works there, and refuses it for the fixture', async () => {
  const { code, output } = await node(
    projectWithVitest3(),
    'node_modules/vitest/vitest.mjs',
    'run',
    '--root',
    '.',
  )

  expect({ code, output }).toEqual({
    code: 0,
    output: expect.stringMatching(/Tests +2 passed \(2\)/) as string,
  })
})
