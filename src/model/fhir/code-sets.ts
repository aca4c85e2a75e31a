// The codes of a value set, by system.
export interface CodeSet {
  readonly name: string
  readonly codes: ReadonlySet<string>
  readonly bySystem: ReadonlyMap<string, ReadonlySet<string>>
}

export function parseCodeSet(row: string, name: string): CodeSet {
  const bySystem = new Map<string, Set<string>>()
  let codes = new Set<string>()
  for (const word of row.split(' ')) {
    if (word.startsWith('@')) {
      const system = word.slice(1)
      codes = bySystem.get(system) ?? new Set()
      bySystem.set(system, codes)
    } else {
      codes.add(word)
    }
  }
  return { name, codes: new Set([...bySystem.values()].flatMap((some) => [...some])), bySystem }
}
