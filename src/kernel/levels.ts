// What is nested deeper is refused: whoever looks at it by recursion would not come back.
export const MOST_LEVELS = 1000

// Whether objects and lists are nested no deeper than that. What leads back to itself is nested without end; `isLeaf` tells
// into what not to look.
export function isShallow(
  value: unknown,
  isLeaf: (value: object) => boolean = () => false,
): boolean {
  function nodesIn(values: Iterable<unknown>): ReadonlySet<object> {
    const nodes = new Set<object>()
    for (const each of values) {
      if (typeof each === 'object' && each !== null && !isLeaf(each)) nodes.add(each)
    }
    return nodes
  }
  let level = nodesIn([value])
  for (let count = 0; count < MOST_LEVELS && level.size > 0; count += 1) {
    level = nodesIn(Array.from(level, (node) => Object.values(node) as unknown[]).flat())
  }
  return level.size === 0
}
