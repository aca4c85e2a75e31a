import { ServiceError } from './errors.ts'

/**
 * Does some work that the service may refuse.
 *
 * @param work The work
 * @returns What it gave, or the refusal; any other error is a defect and comes through
 */
export function attempt<Value extends object>(
  work: () => Value,
):
  | { readonly output: Value; readonly error?: never }
  | { readonly error: ServiceError; readonly output?: never } {
  try {
    return { output: work() }
  } catch (error) {
    if (error instanceof ServiceError) return { error }
    throw error
  }
}
