import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { operations } from '../src/model/healthlake/operations.ts'

const readme = readFileSync('README.md', 'utf8')
const blocks = Array.from(readme.matchAll(/```ts\n([\s\S]*?)```/g), ([, code = '']) => code)

describe('the README', () => {
  it('begins with the test that stands in examples/first.test.ts', () => {
    expect(blocks[0]).toBe(readFileSync('examples/first.test.ts', 'utf8'))
  })

  it('names every operation that is simulated', () => {
    for (const name of Object.keys(operations)) expect(readme).toContain(`\`${name}\``)
  })
})
