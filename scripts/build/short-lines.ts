import type { Plugin } from 'rolldown'
import { parseSync, Visitor } from 'rolldown/utils'

/**
 * Gives each statement a line of its own: where an error is not caught, Node shows the line that threw it, which would
 * else be the whole file.
 */
export const shortLines: Plugin = {
  name: 'short-lines',
  generateBundle(_options, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (file.type === 'chunk') file.code = inLines(name, file.code)
    }
  },
}

function inLines(name: string, code: string): string {
  const starts = new Set<number>()
  function add(statements: readonly { readonly start: number }[]): void {
    for (const { start } of statements) starts.add(start)
  }
  new Visitor({
    Program: ({ body }) => add(body),
    BlockStatement: ({ body }) => add(body),
  }).visit(parseSync(name, code).program)
  const ordered = [...starts].toSorted((a, b) => a - b).filter((start) => start > 0)
  let at = 0
  const lines = ordered.map((start) => code.slice(at, (at = start)))
  return [...lines, code.slice(at)].join('\n')
}
