import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** A test that ran. */
export interface Ran {
  readonly title: string
  readonly failed: boolean
}

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/** The vitest configuration of the fast tests. */
const fast = 'test/mutation/vitest.config.ts'

/**
 * Runs the tests whose titles name a rule.
 *
 * @param root Where the tests are
 * @param rule The rule
 * @returns The tests
 */
export function runNaming(root: string, rule: string): readonly Ran[] {
  const files = filesNaming(root, rule)
  return run(root, ['--config', 'vitest.config.ts', '-t', `\\[${rule}\\]`, ...files])
}

/**
 * Runs the fast tests, whatever they name.
 *
 * @param root Where the tests are
 * @returns The tests
 */
export function runFast(root: string): readonly Ran[] {
  return run(root, ['--config', fast])
}

/** The files of tests that name a rule; the suite of all doors only where no other does. */
function filesNaming(root: string, rule: string): readonly string[] {
  const naming = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.startsWith('test/live/'))
    .filter((path) => readFileSync(join(root, path), 'utf8').includes(`[${rule}]`))
  const tests = naming.filter((path) => path.endsWith('.test.ts'))
  return tests.length > 0 ? tests : ['test/conformance/conformance.test.ts']
}

function run(root: string, args: readonly string[]): readonly Ran[] {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const outputFile = join(root, 'report.json')
  rmSync(outputFile, { force: true })
  const all = [vitest, 'run', ...args, '--reporter=json', `--outputFile=${outputFile}`]
  spawnSync(process.execPath, all, { cwd: root, stdio: 'ignore' })
  const { testResults } = JSON.parse(readFileSync(outputFile, 'utf8')) as Report
  const broken = testResults.find(({ assertionResults }) => assertionResults.length === 0)
  if (broken !== undefined) throw new Error(`${broken.name} does not run: ${broken.message}`)
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ fullName, status }) => ({ title: fullName, failed: status === 'failed' }))
}
