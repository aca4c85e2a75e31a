// Why a patch is not carried out: it is none that can be read, or none for that resource.
export interface PatchProblem {
  readonly kind: 'malformed' | 'inapplicable'
  readonly message: string
}

export type Attempted<Value> =
  | { readonly value: Value; readonly problem?: never }
  | { readonly problem: PatchProblem; readonly value?: never }

class PatchRefusal extends Error {
  readonly kind: PatchProblem['kind']

  constructor(kind: PatchProblem['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

export function malformed(message: string): never {
  throw new PatchRefusal('malformed', message)
}

export function inapplicable(message: string): never {
  throw new PatchRefusal('inapplicable', message)
}

export function attemptPatch<Value>(work: () => Value): Attempted<Value> {
  try {
    return { value: work() }
  } catch (error) {
    if (!(error instanceof PatchRefusal)) throw error
    const { kind, message } = error
    return { problem: { kind, message } }
  }
}

// Does something for each operation; a refusal tells which it was.
export function forEachOperation<Operation, Result>(
  operations: readonly Operation[],
  work: (operation: Operation) => Result,
): Result[] {
  return operations.map((operation, index) => {
    const { value, problem } = attemptPatch(() => work(operation))
    if (problem === undefined) return value
    throw new PatchRefusal(problem.kind, `Operation ${index + 1}: ${problem.message}`)
  })
}
