import type { LedgerEntry } from '../../src/model/ledger/entry.ts'
import { ledger } from '../../src/model/ledger/ledger.ts'

const LONGEST_LINE = 116

/**
 * Writes the type of `assumptions`, each switch of the ledger documented by its entry, and the values of each: the texts
 * of the ledger need not be loaded for these.
 *
 * @returns TypeScript
 */
export function assumptionsModule(): string {
  const switched = Object.entries<LedgerEntry>(ledger).filter(([, entry]) => 'switch' in entry)
  return `// Written from the ledger by npm run fidelity; do not edit.

/** What to assume where it is not known what AWS does. Each member is a rule of FIDELITY.md with another plausible choice. */
export interface Assumptions {
${switched.map(([id, entry]) => memberOf(id, entry)).join('\n')}
}

// The values of each; the first is the default.
export const alternatives: Readonly<Record<string, readonly string[]>> = {
${switched.map(([, entry]) => `  ${entry.switch}: [${valuesOf(entry).join(', ')}],`).join('\n')}
}
`
}

function valuesOf({ alternatives = [] }: LedgerEntry): readonly string[] {
  return alternatives.map((value) => `'${value}'`)
}

function memberOf(id: string, entry: LedgerEntry): string {
  const { rule, source, switch: name } = entry
  const values = valuesOf(entry)
  const [usual, ...others] = values
  const other = others.length === 1 ? 'the other choice is' : 'other choices are'
  const choice = `That is ${usual}, the default; ${other} ${others.join(', ')}.`
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
