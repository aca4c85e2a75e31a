/** Lists, one in the other. */
export function nested(depth: number): unknown {
  let list: unknown[] = []
  for (let level = 1; level < depth; level += 1) list = [list]
  return list
}

/** An object that has itself inside. */
export function looped(): object {
  const loop: Record<string, unknown> = {}
  loop['loop'] = loop
  return loop
}
