import { lastPart, type Concept, type Definitions, type ValueSetInclude } from './definitions.ts'

/**
 * The codes of each value set that some element must take its codes from: a line a set, with each system before its
 * codes. Sets that HL7 does not list (MIME types, currencies, UCUM) are left out.
 */
export function codeSetLines(definitions: Definitions): ReadonlyMap<string, string> {
  const lines = new Map<string, string>()
  for (const url of requiredSets(definitions)) {
    const systems = listCodes(url, definitions)
    if (systems !== undefined) {
      const parts = systems.map(([system, codes]) => [`@${system}`, ...codes].join(' '))
      lines.set(lastPart(url), parts.join(' '))
    }
  }
  return new Map([...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function requiredSets({ structures }: Definitions): ReadonlySet<string> {
  const bindings = structures.flatMap(({ snapshot }) =>
    snapshot.element.flatMap(({ binding }) => (binding?.strength === 'required' ? [binding] : [])),
  )
  const urls = new Set(bindings.flatMap(({ valueSet }) => valueSet?.replace(/\|.*$/, '') ?? []))
  if (new Set([...urls].map(lastPart)).size < urls.size) {
    throw new Error('Two value sets have the same last part in their URLs.')
  }
  return urls
}

type System = readonly [system: string, codes: readonly string[]]

function listCodes(url: string, definitions: Definitions): readonly System[] | undefined {
  const compose = definitions.valueSets.get(url)?.compose
  if (compose === undefined) return undefined
  if (compose.exclude !== undefined) throw new Error(`${url} excludes codes.`)
  const systems = compose.include.map((include) => listInclude(include, definitions))
  return systems.every((system) => system !== undefined) ? systems : undefined
}

function listInclude(include: ValueSetInclude, { codeSystems }: Definitions): System | undefined {
  const { system = '', concept, filter, valueSet } = include
  if (filter !== undefined || valueSet !== undefined) return undefined
  if (concept !== undefined) return [system, codesOf(concept)]
  const whole = codeSystems.get(system)
  return whole?.content === 'complete' ? [system, codesOf(whole.concept ?? [])] : undefined
}

function codesOf(concepts: readonly Concept[]): readonly string[] {
  const codes = concepts.flatMap(({ code, concept = [] }) => [code, ...codesOf(concept)])
  const bad = codes.find((code) => !/^[^@\s]\S*$/.test(code))
  if (bad !== undefined) throw new Error(`The code '${bad}' has no place in a table.`)
  return codes
}
