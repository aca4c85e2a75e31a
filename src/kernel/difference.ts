export interface Difference {
  // Where, as `A.B[0]`; empty for the value itself.
  readonly path: string
  readonly wanted: unknown
  readonly given: unknown
}

// Decides by itself whether a value is as wanted; undefined leaves it to the members.
export type Judge = (wanted: unknown, given: unknown) => boolean | undefined

// The first member that is wanted and is not there, or is another. A value may have more members than are wanted, but a
// list no more items.
export function findDifference(
  wanted: unknown,
  given: unknown,
  judge?: Judge,
): Difference | undefined {
  if (wanted === given) return undefined
  const judged = judge?.(wanted, given)
  if (judged === true) return undefined
  if (judged === false || !isNode(wanted) || !isNode(given) || isOtherList(wanted, given)) {
    return { path: '', wanted, given }
  }
  for (const member in wanted) {
    const inside = findDifference(wanted[member], given[member], judge)
    if (inside === undefined) continue
    const step = Array.isArray(wanted) ? `[${member}]` : member
    return { path: join(step, inside.path), wanted: inside.wanted, given: inside.given }
  }
  return undefined
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isOtherList(wanted: object, given: object): boolean {
  if (!Array.isArray(wanted) || !Array.isArray(given)) {
    return Array.isArray(wanted) !== Array.isArray(given)
  }
  return wanted.length !== given.length
}

function join(step: string, path: string): string {
  return path === '' || path.startsWith('[') ? step + path : `${step}.${path}`
}
