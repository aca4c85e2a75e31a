import type { Scope } from '../context/context.ts'
import type { Query } from '../search/query-text.ts'
import { isOfAnswer } from '../search/result-parameters.ts'
import { readEntries, readHandling } from '../search/search.ts'
import type { FhirInput } from './input.ts'

export interface GivenParameters {
  readonly query: Query
  // What is said of those without a value, which are ignored.
  readonly empty: readonly string[]
}

// What is asked of an operation or a history, as a search reads it [search-empty-value].
export function readGiven(
  { settings }: Scope,
  { Query = {}, Headers = {} }: FhirInput,
): GivenParameters {
  const all = Object.entries(Query)
  const some = Object.fromEntries(all.filter(([name]) => !isOfAnswer(name)))
  const { empty } = readEntries(some, settings.assumptions, readHandling(Headers['prefer']))
  const given = all.map(([name, values]) => {
    return [name, isOfAnswer(name) ? values : values.filter((value) => value !== '')] as const
  })
  return { query: Object.fromEntries(given.filter(([, values]) => values.length > 0)), empty }
}
