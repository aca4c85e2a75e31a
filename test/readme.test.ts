import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fhirInteractions } from '../src/model/fhir/interactions.ts'
import { operations } from '../src/model/healthlake/operations.ts'

const readme = readFileSync('README.md', 'utf8')
const blocks = Array.from(readme.matchAll(/```ts\n([\s\S]*?)```/g), ([, code = '']) => code)

describe('the README', () => {
  it('begins with the test that stands in examples/first.test.ts', () => {
    expect(blocks[0]).toBe(readFileSync('examples/first.test.ts', 'utf8'))
  })

  it('has the two commands that CI runs', () => {
    const script = readFileSync('.ci/run', 'utf8')
    for (const command of ['npm ci && npm run demo', 'npm ci && npm test']) {
      expect(readme).toContain(`\`${command}\``)
      expect(script).toContain(`\n${command}`)
    }
  })

  it('leads to each guide, by the index of guides at least', () => {
    const index = readFileSync('guides/README.md', 'utf8')
    expect(readme).toContain('](guides/README.md)')
    for (const name of readdirSync('guides').filter((guide) => /(?<!README)\.md$/.test(guide))) {
      expect(index).toContain(`](${name})`)
    }
  })
})

describe('guides/simulated.md', () => {
  const simulated = readFileSync('guides/simulated.md', 'utf8')

  const interactions = fhirInteractions.filter((name) => name !== 'OtherInteraction')

  it.each([...Object.keys(operations), ...interactions])('names %s', (name) => {
    expect(simulated).toContain(`\`${name}\``)
  })
})
