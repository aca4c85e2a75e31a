import type { BotocoreModel, BotocoreOperation, BotocoreShape, Reference } from './botocore.ts'
import { mapValues } from './json.ts'
import { without } from './service.ts'
import type { Operation, Service, Traits } from './service.ts'

/**
 * Brings a service model of botocore's form to the one form.
 *
 * @param model The model
 * @returns The service it describes
 */
export function fromBotocore({ operations, shapes }: BotocoreModel): Service {
  return {
    operations: mapValues(operations, operationOf),
    shapes: mapValues(shapes, shapeOf),
    errors: mapValues(shapes, errorOf),
  }
}

function operationOf({ input, output, errors = [] }: BotocoreOperation): Operation {
  return { input: input?.shape, output: output?.shape, errors: errors.map(({ shape }) => shape) }
}

function shapeOf(shape: BotocoreShape): Traits {
  const { member, key, value, members } = shape
  if (member !== undefined) return { ...meaningful(shape), member: member.shape }
  if (key !== undefined && value !== undefined) {
    return { ...meaningful(shape), key: key.shape, value: value.shape }
  }
  if (members === undefined) return meaningful(shape)
  return {
    required: [],
    ...meaningful(shape),
    members: mapValues(members, (reference) => reference.shape),
    ...furtherTraits(members),
  }
}

/** What is said of single members, such as `ClientToken.idempotencyToken`. */
function furtherTraits(members: Readonly<Record<string, Reference>>): Traits {
  const traits = Object.entries(members).flatMap(([name, reference]) =>
    Object.entries(without(meaningful(reference), 'shape')).map(
      ([trait, value]) => [`${name}.${trait}`, value] as const,
    ),
  )
  return Object.fromEntries(traits)
}

function errorOf(shape: BotocoreShape): Traits {
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
