import { describe, expect, it } from 'vitest'
import { pages } from '../docs/markdown.ts'
import { node } from './tools.ts'

const diagrams = pages().flatMap(({ path, blocks }) =>
  blocks
    .filter(({ language }) => language === 'mermaid')
    .map(({ code }, index) => [path, index + 1, code] as const),
)

/** Diagrams have no part in the package, but what Mermaid needs is best installed here too. */
describe('Diagrams', () => {
  it.each(diagrams)('of %s are such as Mermaid reads: number %d', async (_path, _number, code) => {
    const { code: status, output } = await node('diagrams', 'parse.js', code)

    expect(status === 0 ? 'read' : output).toBe('read')
    expect(output).toMatch(/^(?:stateDiagram|flowchart-v2)$/m)
  })

  it('that Mermaid does not read are told', async () => {
    const { code, output } = await node('diagrams', 'parse.js', 'stateDiagram-v2\n  A -- > }}')

    expect(code).not.toBe(0)
    expect(output).toContain('Parse error')
  })
})
