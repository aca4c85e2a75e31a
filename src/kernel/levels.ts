// What is nested deeper is refused: whoever looks at it by recursion would not come back.
export const MOST_LEVELS = 1000

// Whether a value is nested no deeper than that. What leads back to itself is nested without end; `isLeaf` says into what
// not to look.
export function isShallow(
  value: unknown,
  isLeaf: (value: unknown) => boolean = () => false,
): boolean {
  let level: ReadonlySet<unknown> = new Set([value])
  for (let count = 0; count < MOST_LEVELS; count += 1) {
    const next = new Set<unknown>()
    for (const each of level) {
      if (typeof each !== 'object' || each === null || isLeaf(each)) continue
      for (const inside of Object.values(each)) next.add(inside)
    }
    if (next.size === 0) return true
    level = next
  }
  return false
}
