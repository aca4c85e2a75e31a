import { describe, expect, it } from 'vitest'
import { node, type Ended } from './tools.ts'

const jests = [
  ['Jest 30', '../node_modules/jest/bin/jest.js'],
  ['Jest 29', '../node_modules/jest-29/bin/jest.js'],
] as const

function verdictOn({ code, output }: Ended, summary: RegExp): string {
  return code === 0 && summary.test(output) ? 'passed' : output
}

describe('The packed package', () => {
  it.each(['threads', 'forks', 'vmThreads', 'vmForks'])(
    'works in Vitest 4 with %s, with the fixture and the matchers',
    async (pool) => {
      const vitest = ['../node_modules/vitest/vitest.mjs', 'run', '--root', '.', `--pool=${pool}`]

      expect(verdictOn(await node('vitest', ...vitest), /Tests +11 passed \(11\)/)).toBe('passed')
    },
  )

  it.each(jests)(
    'works in %s in its default mode, CommonJS, also after jest.resetModules()',
    async (_name, jest) => {
      expect(verdictOn(await node('jest-commonjs', jest), /Tests: +18 passed, 18 total/)).toBe(
        'passed',
      )
    },
  )

  it.each(jests)('works in %s with ES modules', async (_name, jest) => {
    const ended = await node('jest-esm', '--experimental-vm-modules', jest)

    expect(verdictOn(ended, /Tests: +8 passed, 8 total/)).toBe('passed')
  })

  it.each(jests)(
    'explains in %s a test that timed out, with its environment',
    async (_name, jest) => {
      const { code, output } = await node('jest-failing', jest, '--forceExit')

      expect(code).toBe(1)
      expect(output).toMatch(/Tests: +1 failed, 1 passed, 2 total/)
      expect(output).toContain(
        'claims is CREATING until 2025-01-01T00:15:00.000Z, and was polled once',
      )
      expect(output).not.toContain('not told')
    },
  )

  it('works in node:test, imported and required', async () => {
    const ended = await node('node-test', '--test', '--test-reporter', 'tap')

    expect(verdictOn(ended, /^# pass 9$/m)).toBe('passed')
  })

  it('is one copy, required first or imported first', async () => {
    expect(
      verdictOn(
        await node('plain', 'required.cjs'),
        /^required \d+ names; Vitest cannot be imported in a CommonJS module using require\(\)$/m,
      ),
    ).toBe('passed')
    expect(verdictOn(await node('plain', 'imported.mjs'), /^imported \d+ names of \d/m)).toBe(
      'passed',
    )
  })

  it('brings the command', async () => {
    const ended = await node('.', 'node_modules/.bin/fake-healthlake', '--help')

    expect(verdictOn(ended, /^fake-healthlake: a fake of AWS HealthLake on a TCP port/)).toBe(
      'passed',
    )
  })

  it('brings the page', async () => {
    const program = `
      const { createFakeHealthLake } = require('fake-healthlake')
      const { serve } = require('fake-healthlake/http')
      serve(createFakeHealthLake()).then(async (server) => {
        const { status, headers } = await fetch(server.url + '/_fake/page/page.js')
        console.log(status, headers.get('content-type'))
        await server.close()
      })
    `

    expect(verdictOn(await node('plain', '-e', program), /^200 text\/javascript/m)).toBe('passed')
  })
})
