import { describe, expect, it } from 'vitest'
import { node } from './tools.ts'

const vitest = ['../node_modules/vitest/vitest.mjs', 'run', '--root', '.']
const jest = '../node_modules/jest/bin/jest.js'

describe('interceptHttp of the packed package reaches every client', () => {
  it.each([
    ['Vitest 4 with threads', [...vitest, '--pool=threads'], /Tests +11 passed \(11\)/],
    ['Vitest 4 with forks', [...vitest, '--pool=forks'], /Tests +11 passed \(11\)/],
    ['node:test', ['--test', '--test-reporter', 'tap', 'all.node.mjs'], /^# pass 11$/m],
    [
      'Jest 30 with ES modules',
      ['--experimental-vm-modules', jest, 'all'],
      /Tests: +11 passed, 11/,
    ],
    ['Jest 30 in its default mode, CommonJS', [jest, 'required'], /Tests: +14 passed, 14/],
  ] as [string, string[], RegExp][])('in %s', async (_name, args, summary) => {
    const { code, output } = await node('http-clients', ...args)

    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(summary) as string,
    })
  })
})
