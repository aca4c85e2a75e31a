import { didYouMean, shortened } from '../../kernel/suggest.ts'
import type { Scope } from '../context/context.ts'
import { isOfAnswer } from '../search/result-parameters.ts'
import { readHandling, tellUnknown } from '../search/search.ts'
import type { GivenParameters } from './given-parameters.ts'
import type { FhirInput } from './input.ts'

// What is said of parameters that an operation does not have, which are ignored, or refused, and of those without a value
// [search-unknown-parameter].
export function tellUnknownParameters(
  { settings }: Scope,
  { Headers = {} }: FhirInput,
  { query, empty }: GivenParameters,
  operation: string,
  known: readonly string[],
): readonly string[] {
  const handling = readHandling(Headers['prefer'])
  const told = Object.keys(query).flatMap((name) => {
    if (known.includes(name) || isOfAnswer(name)) return []
    const problem = `${operation} has no parameter ${shortened(name)}.${didYouMean(name, known)}`
    return tellUnknown(problem, name, settings.assumptions, handling)
  })
  return handling === 'lenient' ? [] : [...empty, ...told]
}
