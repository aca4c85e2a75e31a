import { usedShapes } from './service.ts'
import type { Service } from './service.ts'
import { lists, reference, traits } from './walk.ts'
import type { Found, Walk } from './walk.ts'

/** One thing that the two sides say differently. */
export interface Difference extends Found {
  /** The operation that leads to it first, or undefined where none does. */
  readonly operation: string | undefined
}

export interface Comparison {
  readonly differences: readonly Difference[]
  /** The operations that are left out on purpose. */
  readonly gaps: readonly string[]
  /** How much there was to look at on both sides. */
  readonly compared: Readonly<Record<'operations' | 'shapes' | 'errors', number>>
}

/**
 * Compares two descriptions of a service, operation by operation and constraint by constraint.
 * What several operations share is compared once, under the first of them.
 *
 * @param ours Our tables
 * @param theirs A service model
 * @param tell Hears how many of how many operations are compared (default: nobody)
 * @returns The differences, and what was compared to find them
 */
export function compare(
  ours: Service,
  theirs: Service,
  tell: (done: number, total: number) => void = () => undefined,
): Comparison {
  const walk: Walk = { ours, theirs, shapes: new Set(), errors: new Set() }
  const names = Object.keys(ours.operations)
  const absent = Object.keys(theirs.operations).filter((name) => !names.includes(name))
  const differences = [
    ...names.flatMap((name, index) => {
      tell(index, names.length)
      return [...operation(walk, name)].map((found) => ({ ...found, operation: name }))
    }),
    ...absent.filter((name) => !isLeftOut(name)).map((name) => addedOperation(name)),
    ...unused(ours),
  ]
  const operations = names.filter((name) => Object.hasOwn(theirs.operations, name)).length
  return {
    differences,
    gaps: absent.filter(isLeftOut),
    compared: { operations, shapes: walk.shapes.size, errors: walk.errors.size },
  }
}

function isLeftOut(name: string): boolean {
  return (
    name.includes('DataTransformation') ||
    ['TransformData', 'UpdateProfileWithAgent'].includes(name)
  )
}

function addedOperation(name: string): Difference {
  return { kind: 'addition', operation: name, path: 'operation', ours: undefined, theirs: name }
}

function* operation(walk: Walk, name: string): Generator<Found> {
  const [ours, theirs] = [walk.ours.operations[name], walk.theirs.operations[name]]
  if (ours === undefined || theirs === undefined) {
    return yield { kind: 'disagreement', path: 'operation', ours: name, theirs: undefined }
  }
  yield* reference(walk, { path: 'input' }, ours.input, theirs.input)
  yield* reference(walk, { path: 'output' }, ours.output, theirs.output)
  yield* lists({ path: 'errors' }, ours.errors, theirs.errors, 'addition')
  for (const error of ours.errors) {
    if (!theirs.errors.includes(error) || walk.errors.has(error)) continue
    walk.errors.add(error)
    const [a = {}, b = {}] = [walk.ours.errors[error], walk.theirs.errors[error]]
    yield* traits({ path: `errors.${error}` }, a, b)
  }
}

function unused(ours: Service): readonly Difference[] {
  const used = usedShapes(ours)
  const raised = new Set(Object.values(ours.operations).flatMap(({ errors }) => errors))
  return [
    ...Object.keys(ours.shapes).filter((name) => !used.has(name)),
    ...Object.keys(ours.errors).filter((name) => !raised.has(name)),
  ].map((name) => ({
    kind: 'disagreement',
    operation: undefined,
    path: name,
    ours: name,
    theirs: undefined,
  }))
}
