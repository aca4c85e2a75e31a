import { describe, expect, it } from 'vitest'
import { node, type Ended } from './tools.ts'

const jest = '../node_modules/jest/bin/jest.js'

function passed({ code, output }: Ended, summary: RegExp): void {
  expect(code === 0 ? 'passed' : output).toBe('passed')
  expect(output).toMatch(summary)
}

describe('The packed package', () => {
  it('works in Vitest 4, with the fixture and the matchers', async () => {
    const ended = await node('vitest', '../node_modules/vitest/vitest.mjs', 'run', '--root', '.')

    passed(ended, /Tests +5 passed \(5\)/)
  })

  it('works in Jest 30 in its default mode, CommonJS', async () => {
    passed(await node('jest-commonjs', jest), /Tests: +5 passed, 5 total/)
  })

  it('works in Jest 30 with ES modules', async () => {
    const ended = await node('jest-esm', '--experimental-vm-modules', jest)

    passed(ended, /Tests: +5 passed, 5 total/)
  })

  it('works in node:test, imported and required', async () => {
    const ended = await node('node-test', '--test', '--test-reporter', 'tap')

    passed(ended, /^# pass 3$/m)
  })

  it('is one copy, required first or imported first', async () => {
    passed(
      await node('plain', 'required.cjs'),
      /^required \d+ names; Vitest cannot be imported in a CommonJS module using require\(\)$/m,
    )
    passed(await node('plain', 'imported.mjs'), /^imported \d+ names of \d/m)
  })

  it('brings the command', async () => {
    const ended = await node('.', 'node_modules/.bin/fake-healthlake', '--help')

    passed(ended, /^fake-healthlake: a fake of AWS HealthLake on a TCP port/)
  })
})
