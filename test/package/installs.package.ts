import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { node } from './tools.ts'

const tests = fileURLToPath(new URL('beside-vitest', import.meta.url))

// Each with the npm that brought a crash to light, or with the other; all of them with ALL_INSTALLS=1. No Vitest 4.1 with
// npm 10, which cannot install it at all, with or without this package.
const essential = ['npm-10 3.2.4', 'npm-11 2.1.9', 'npm-11 4.0.18', 'npm-11 5.1.2']
const others = ['npm-10 2.1.9', 'npm-10 4.0.18', 'npm-10 5.1.2', 'npm-11 3.2.4', 'npm-11 4.1.12']
const all = process.env['ALL_INSTALLS'] === undefined ? essential : [...essential, ...others]
const cases = all.map((each) => each.split(' ') as [npm: string, vitest: string])

/** Makes a project that may have Vitest already, and lets npm add the packed package to it, as a user does. */
function makeProject(npm: string, vitest?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fake-healthlake-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const project = inject('project')
  const program = join(project, 'node_modules', npm, 'bin/npm-cli.js')
  const run = (...args: readonly string[]) =>
    execFileSync(process.execPath, [program, ...args], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  const install = ['install', '--save-dev', '--no-audit', '--no-fund', '--prefer-offline']
  run('init', '--yes')
  if (vitest !== undefined) run(...install, `vitest@${vitest}`, '@types/node@22.19.3')
  run(...install, join(project, 'fake-healthlake.tgz'), '@aws-sdk/client-healthlake@3.1048.0')
  cpSync(tests, folder, { recursive: true })
  return folder
}

describe('The packed package is installed', () => {
  it.each(['npm-10', 'npm-11'])('by %s where there is no Vitest', async (npm) => {
    const made = await node(makeProject(npm), '-p', "typeof require('fake-healthlake').matchers")

    expect(made).toEqual({ code: 0, output: 'object\n' })
  })

  it.each(cases)('by %s where Vitest is %s, and works there', async (npm, vitest) => {
    const folder = makeProject(npm, vitest)

    const { code, output } = await node(folder, 'node_modules/vitest/vitest.mjs', 'run')

    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(/Tests +5 passed \| 1 skipped \(6\)/) as string,
    })
    const compiler = join(inject('project'), 'node_modules/typescript-5.9/bin/tsc')
    const hasFixture = /^(?:4\.1|5)\./.test(vitest)
    const files = hasFixture ? ['matchers.mts', 'fixture.mts'] : ['matchers.mts']
    for (const file of files) {
      const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'node16']
      const checked = await node(folder, compiler, ...options, '--target', 'es2022', file)
      expect(checked).toEqual({ code: 0, output: '' })
    }
  })
})

it('A missing SDK is told in a sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fake-healthlake-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const installed = join(inject('project'), 'node_modules/fake-healthlake')
  cpSync(installed, join(folder, 'node_modules/fake-healthlake'), { recursive: true })

  for (const load of ["require('fake-healthlake')", "import('fake-healthlake')"]) {
    expect(await node(folder, '-e', load)).toMatchObject({
      code: 1,
      output: expect.stringContaining(
        "fake-healthlake needs AWS's client, and finds none: npm install --save-dev @aws-sdk/client-healthlake",
      ) as string,
    })
  }
})
