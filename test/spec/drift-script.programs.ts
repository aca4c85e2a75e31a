import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { bundled } from '../bundled.ts'
import { change, is, plus, withGaps } from './changed-model.ts'
import { model } from './our-model.ts'

const script = await bundled('scripts/spec-drift.ts')

afterAll(() => rmSync(dirname(script), { recursive: true }))

function runScript(...args: readonly string[]) {
  const run = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'spec-drift-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'service-2.json')
  writeFileSync(file, text)
  return file
}

test('the script succeeds when there are known gaps only', () => {
  const { status, stdout, stderr } = runScript(fileWith(JSON.stringify(withGaps())))
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('no differences beyond 2 operations that are not simulated\n')
})

test('the script fails with status 1 when something disagrees', () => {
  const theirs = change(model(), 'shapes.TagKey.max', is(127))
  const { status, stdout, stderr } = runScript(fileWith(JSON.stringify(theirs)))
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  expect(stdout).toContain('compared: 1 disagreement\n')
})

test('the script fails with status 3 when the model only has more', () => {
  const theirs = change(model(), 'shapes.FHIRVersion.enum', plus('R5'))
  const { status, stdout, stderr } = runScript(fileWith(JSON.stringify(theirs)))
  expect({ status, stderr }).toEqual({ status: 3, stderr: '' })
  expect(stdout).toContain('compared: 1 addition\n')
})

test('the script refuses to run without a file', () => {
  expect(runScript()).toEqual({
    status: 2,
    stdout: '',
    stderr: 'Name a service model: npm run spec:drift -- path/to/service-2.json\n',
  })
})

test('the script refuses a file that cannot be read', () => {
  const file = join(tmpdir(), 'no-such-folder', 'service-2.json')
  expect(runScript(file)).toEqual({ status: 2, stdout: '', stderr: `${file} cannot be read.\n` })
})

test('the script refuses a file that is no service model', () => {
  const file = fileWith('{}')
  expect(runScript(file)).toEqual({
    status: 2,
    stdout: '',
    stderr: `${file} is not a service model in botocore's form or Smithy's.\n`,
  })
})
