// What differs between two snapshots, at which place.
export interface Difference {
  readonly path: string
  // Undefined where there was nothing.
  readonly before: unknown
  // Undefined where there is nothing any more.
  readonly after: unknown
}

// The checksum differs with anything else.
export function differences(before: unknown, after: unknown): Difference[] {
  return compare(before, after, '').filter(({ path }) => path !== 'checksum')
}

function compare(before: unknown, after: unknown, path: string): Difference[] {
  if (before === after) return []
  const [one, other] = [membersOf(before), membersOf(after)]
  if (one === undefined || other === undefined) {
    return isSame(before, after) ? [] : [{ path, before, after }]
  }
  const names = new Set([...one.keys(), ...other.keys()])
  return Array.from(names).flatMap((name) =>
    compare(one.get(name), other.get(name), path === '' ? name : `${path} › ${name}`),
  )
}

// Maps by key, lists of records by what identifies these, other lists by place.
function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) {
    const { $map } = value as { $map?: [unknown, unknown][] }
    return new Map($map === undefined ? Object.entries(value) : $map.map(toMember))
  }
  const names = value.map(nameOf)
  const areNames = names.every((name) => name !== undefined) && new Set(names).size === names.length
  return new Map(
    value.map((item, index) => [areNames ? (names[index] as string) : String(index), item]),
  )
}

function toMember([key, value]: [unknown, unknown]): [string, unknown] {
  return [typeof key === 'string' ? key : JSON.stringify(key), value]
}

const naming = ['id', 'versionId', 'sequence'] as const

function nameOf(item: unknown): string | undefined {
  const member = naming.find((name) => Object.hasOwn(Object(item) as object, name))
  return member === undefined ? undefined : String((item as Record<string, unknown>)[member])
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}
