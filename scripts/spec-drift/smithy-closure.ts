import type { SmithyModel, SmithyShape } from './smithy.ts'

type Shapes = SmithyModel['shapes']

/**
 * Finds all shapes that something is made of. A model may have others, of the same names in another namespace.
 *
 * @param shapes The model's shapes
 * @param roots The ids to begin with
 * @returns The ids, the roots' included
 */
export function closureOf(shapes: Shapes, roots: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    targetsIn(shapes[id]).forEach(visit)
  }
  roots.forEach(visit)
  return found
}

function targetsIn(shape: Partial<SmithyShape> = {}): readonly string[] {
  const { input, output, errors = [], member, key, value, members = {} } = shape
  const single = [input, output, member, key, value].filter((each) => each !== undefined)
  return [...single, ...errors, ...Object.values(members)].map(({ target }) => target)
}
