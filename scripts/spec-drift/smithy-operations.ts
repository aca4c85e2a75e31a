import type { Operation } from './service.ts'
import type { NameOf } from './smithy-names.ts'
import type { SmithyModel, SmithyShape, Target } from './smithy.ts'

type Shapes = SmithyModel['shapes']

/**
 * Finds the operations of a service or resource, directly or through further resources.
 *
 * @param shapes The model's shapes
 * @param owner The service or resource
 * @returns The operations' ids
 */
export function operationsUnder(shapes: Shapes, owner: SmithyShape): readonly string[] {
  const { put, create, read, update, delete: remove, list } = owner
  const named = [put, create, read, update, remove, list].filter((each) => each !== undefined)
  const own = [...(owner.operations ?? []), ...(owner.collectionOperations ?? []), ...named]
  const resources = (owner.resources ?? []).flatMap(({ target }) => shapes[target] ?? [])
  return [
    ...own.map(({ target }) => target),
    ...resources.flatMap((resource) => operationsUnder(shapes, resource)),
  ]
}

/**
 * Brings an operation to the one form. The errors of its service are errors of each operation.
 *
 * @param operation The operation
 * @param service The service that has it
 * @param nameOf Names its shapes
 * @returns The operation
 */
export function operationOf(
  operation: SmithyShape | undefined,
  service: SmithyShape,
  nameOf: NameOf,
): Operation {
  const errors = [...(operation?.errors ?? []), ...(service.errors ?? [])]
  return {
    input: structureName(operation?.input, nameOf),
    output: structureName(operation?.output, nameOf),
    errors: [...new Set(errors.map(({ target }) => nameOf(target)))],
  }
}

function structureName(reference: Target | undefined, nameOf: NameOf): string | undefined {
  return reference === undefined || reference.target === 'smithy.api#Unit'
    ? undefined
    : nameOf(reference.target)
}
