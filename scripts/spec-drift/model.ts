import { isModel } from './botocore.ts'
import type { ModelOperation, ModelShape, Reference } from './botocore.ts'
import { without } from './service.ts'
import type { Operation, Service, Traits } from './service.ts'

/**
 * Reads a service model in botocore's form.
 *
 * @param text The model's JSON
 * @returns The service it describes, or undefined when the text is no such model
 */
export function parseModel(text: string): Service | undefined {
  const model = parseJson(text)
  if (!isModel(model)) return undefined
  return {
    operations: mapValues(model.operations, operationOf),
    shapes: mapValues(model.shapes, shapeOf),
    errors: mapValues(model.shapes, errorOf),
  }
}

function operationOf({ input, output, errors = [] }: ModelOperation): Operation {
  return { input: input?.shape, output: output?.shape, errors: errors.map(({ shape }) => shape) }
}

function shapeOf(shape: ModelShape): Traits {
  const { member, members } = shape
  if (member !== undefined) return { ...meaningful(shape), member: member.shape }
  if (members === undefined) return meaningful(shape)
  const tokens = Object.keys(members).filter((name) => members[name]?.['idempotencyToken'] === true)
  return {
    required: [],
    ...meaningful(shape),
    members: mapValues(members, (reference) => reference.shape),
    ...(tokens.length > 0 && { idempotencyToken: tokens.join(', ') }),
    ...furtherTraits(members),
  }
}

/** What is said of single members beyond the words of our tables, such as `Tags.sensitive`. */
function furtherTraits(members: Readonly<Record<string, Reference>>): Traits {
  const traits = Object.entries(members).flatMap(([name, reference]) =>
    Object.entries(without(meaningful(reference), 'shape', 'idempotencyToken')).map(
      ([trait, value]) => [`${name}.${trait}`, value] as const,
    ),
  )
  return Object.fromEntries(traits)
}

function errorOf(shape: ModelShape): Traits {
  return {
    ...meaningful(shape),
    fault: shape['fault'] === true ? 'server' : 'client',
    members: Object.keys(shape.members ?? {}),
  }
}

/** Drops what says nothing about values: prose, and `box`, which is about Java's types. */
function meaningful(traits: Traits): Traits {
  return without(traits, 'documentation', 'box')
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
