/** A service description in the one form that our tables and a service model are both brought to. */
export interface Service {
  readonly operations: Readonly<Record<string, Operation>>
  readonly shapes: Readonly<Record<string, Traits>>
  readonly errors: Readonly<Record<string, Traits>>
}

export interface Operation {
  readonly input?: string | undefined
  readonly output?: string | undefined
  readonly errors: readonly string[]
}

/** What is said of a shape, by name: its type, its constraints, its members. */
export type Traits = Readonly<Record<string, unknown>>

/**
 * Finds what a shape is made of.
 *
 * @param traits A shape
 * @returns Shape names by member name for a structure, by `[]` for a list, by `{key}` and `{value}` for a map
 */
export function partsOf(traits: Traits): Readonly<Record<string, string>> {
  const { member, key, value, members } = traits
  if (typeof member === 'string') return { '[]': member }
  if (typeof key === 'string' && typeof value === 'string') {
    return { '{key}': key, '{value}': value }
  }
  return (members ?? {}) as Record<string, string>
}

/**
 * Finds the shapes that operations use, directly or through other shapes.
 *
 * @param service Where the operations and shapes are
 * @returns The shapes' names
 */
export function usedShapes(service: Service): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (name: string | undefined): void => {
    if (name === undefined || found.has(name)) return
    found.add(name)
    Object.values(partsOf(service.shapes[name] ?? {})).forEach(visit)
  }
  for (const { input, output } of Object.values(service.operations)) {
    visit(input)
    visit(output)
  }
  return found
}

/**
 * Leaves some traits out.
 *
 * @param traits A shape
 * @param names The traits to leave out
 * @returns The others
 */
export function without(traits: Traits, ...names: readonly string[]): Traits {
  return Object.fromEntries(Object.entries(traits).filter(([name]) => !names.includes(name)))
}
