import type { LedgerEntry } from '../../src/model/ledger/entry.ts'
import { ledger } from '../../src/model/ledger/ledger.ts'

const LONGEST_LINE = 116

/**
 * Writes the type of `assumptions`: each switch of the ledger, documented by its entry.
 *
 * @returns TypeScript
 */
export function assumptionsModule(): string {
  const members = Object.entries<LedgerEntry>(ledger).flatMap(([id, entry]) =>
    entry.switch === undefined ? [] : [memberOf(id, entry)],
  )
  return `// Written from the ledger by npm run fidelity; do not edit.

/** What to assume where it is not known what AWS does. Each member is a rule of FIDELITY.md with another plausible choice. */
export interface Assumptions {
${members.join('\n')}
}
`
}

function memberOf(
  id: string,
  { rule, source, switch: name, alternatives = [] }: LedgerEntry,
): string {
  const values = alternatives.map((value) => `'${value}'`)
  const [usual, ...others] = values
  const choice = `That is ${usual}, the default; the other choice is ${others.join(' or ')}.`
  return [
    '  /**',
    ...[...inLines(rule), '', ...inLines(`${choice} [${id}]: ${source}`)].map(asComment),
    '   */',
    `  ${name}: ${values.join(' | ')}`,
  ].join('\n')
}

function asComment(line: string): string {
  return line === '' ? '   *' : `   * ${line}`
}

function inLines(text: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`
    if (lines.length === 0 || longer.length > LONGEST_LINE) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}
