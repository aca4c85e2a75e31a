import { ServiceError } from './errors.ts'

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
