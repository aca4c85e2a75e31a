import { describe, expect, it } from 'vitest'
import { node, otherNode, runWith } from './tools.ts'

const vitest = ['../node_modules/vitest/vitest.mjs', 'run', '--root', '.']
const jest = '../node_modules/jest/bin/jest.js'

const ways: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['Vitest 4 with threads', [...vitest, '--pool=threads'], /Tests +11 passed \(11\)/],
  ['Vitest 4 with forks', [...vitest, '--pool=forks'], /Tests +11 passed \(11\)/],
  ['node:test', ['--test', '--test-reporter', 'tap', 'all.node.mjs'], /^# pass 11$/m],
  ['Jest 30 with ES modules', ['--experimental-vm-modules', jest, 'all'], /Tests: +11 passed, 11/],
  ['Jest 30 in its default mode, CommonJS', [jest, 'required'], /Tests: +14 passed, 14/],
]

describe('interceptHttp of the packed package reaches every client', () => {
  it.each(ways)('in %s', async (_name, args, summary) => {
    expect(await node('http-clients', ...args)).toEqual({
      code: 0,
      output: expect.stringMatching(summary) as string,
    })
  })

  it.each(
    (['node-22', 'node-24'] as const).flatMap((name) => ways.map((way) => [name, ...way] as const)),
  )('on %s, in %s', async (name, _way, args, summary) => {
    const program = otherNode(name)
    if (program === undefined) {
      console.log(`!!! npm has no ${name} for this machine; interceptHttp is not tried on it.`)
      return
    }

    expect(await runWith(program, 'http-clients', ...args)).toEqual({
      code: 0,
      output: expect.stringMatching(summary) as string,
    })
  })
})
