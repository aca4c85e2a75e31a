import type { SmithyModel, SmithyShape, SmithyTraits } from './smithy.ts'

type Shapes = SmithyModel['shapes']

/**
 * Works in the traits that a model applies to members from outside, as `com.example#Tag$Key`.
 *
 * @param shapes A model's shapes
 * @returns The shapes proper, with all that is said of their members
 */
export function applied(shapes: Shapes): Shapes {
  const entries = Object.entries(shapes)
  const proper = Object.fromEntries(entries.filter(([, { type }]) => type !== 'apply'))
  for (const [id, { type, traits = {} }] of entries) {
    const [owner = id, member = ''] = id.split('$')
    const shape = proper[owner]
    if (type === 'apply' && shape !== undefined) proper[owner] = withTraits(shape, member, traits)
  }
  return proper
}

function withTraits(shape: SmithyShape, member: string, traits: SmithyTraits): SmithyShape {
  const old = shape.members?.[member]
  if (old === undefined) return shape
  const changed = { ...old, traits: { ...old.traits, ...traits } }
  return { ...shape, members: { ...shape.members, [member]: changed } }
}
