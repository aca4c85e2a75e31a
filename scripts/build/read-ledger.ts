import type { LedgerEntry } from '../../src/model/ledger/entry.ts'

/**
 * Reads the ledger from the page that it is printed to. The package has the text of this function: it needs nothing around it.
 *
 * @param page The text of FIDELITY.md
 * @returns The entries by their ids
 */
export function readLedger(page: string): Record<string, LedgerEntry> {
  const row =
    /^\| `([^`]+)` \| (.+) \| (model|documented|observed|assumed) \| (.+?)(?: \*\*Switch\*\* `(\w+)`: (.+)\.)? \|$/gm
  const entries = Array.from(
    page.matchAll(row),
    ([, id = '', rule = '', certainty, source = '', name, values = '']) => {
      const alternatives = Array.from(values.matchAll(/`'([^']+)'`/g), ([, value]) => value)
      return [
        id,
        {
          rule: rule.replaceAll(String.raw`\|`, '|'),
          certainty,
          source: source.replaceAll(String.raw`\|`, '|'),
          ...(name === undefined ? {} : { switch: name, alternatives }),
        },
      ]
    },
  )
  return Object.fromEntries(entries) as Record<string, LedgerEntry>
}
