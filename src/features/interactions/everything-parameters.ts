import { fhirModel } from '../../model/fhir/model.ts'
import { resourceTypes } from '../../model/fhir/resource-types.ts'
import type { Assumptions } from '../../model/ledger/assumptions.ts'
import type { RuleId } from '../../model/ledger/ledger.ts'
import { didYouMean, shortened } from '../../kernel/suggest.ts'
import { readPeriod, type Period } from '../fhir/period.ts'
import { isTaken } from '../fhir/taken.ts'
import { queryError } from '../search/query-error.ts'
import type { Entries, Query } from '../search/query-text.ts'
import { isOfAnswer } from '../search/result-parameters.ts'
import { readEntries, tellUnknown, type Handling } from '../search/search.ts'
import { compareEnds, type Span } from '../search/values/comparison.ts'
import { lasting, toSpan } from '../search/values/dates.ts'

export interface EverythingParameters {
  // When care was given, in epoch milliseconds; at any time, if left out.
  readonly window: Span | undefined
  // In epoch milliseconds.
  readonly since: number
  // Of any type, if left out.
  readonly types: ReadonlySet<string> | undefined
  // What is said of parameters that there are not, which are ignored.
  readonly ignored: readonly string[]
}

const names: readonly string[] = ['start', 'end', '_since', 'since', '_type', '_count']

// [everything]
export function readEverythingParameters(
  query: Query,
  assumptions: Assumptions,
  handling: Handling,
): EverythingParameters {
  const { entries, empty } = readEntries(query, assumptions, handling)
  const unknown = entries.flatMap(([name]) => {
    if (names.includes(name) || isOfAnswer(name)) return []
    const problem = `$everything has no parameter ${shortened(name)}.${didYouMean(name, names)}`
    return tellUnknown(problem, name, assumptions, handling)
  })
  const since = ['_since', 'since'].map((name) => readOne(entries, name, 'everything-since'))
  return {
    window: readWindow(entries),
    since: Math.max(...since.map((period) => period?.start ?? -Infinity)),
    types: readTypes(entries, assumptions),
    ignored: [...empty, ...(handling === 'lenient' ? [] : unknown)],
  }
}

function readWindow(entries: Entries): Span | undefined {
  const [start, end] = ['start', 'end'].map((name) => readOne(entries, name, 'everything-dates'))
  if (start === undefined && end === undefined) return undefined
  const window = lasting(start && toSpan(start), end && toSpan(end))
  if (compareEnds(window, 'low', window, 'high') <= 0) return window
  throw queryError('everything-dates', 'start', 'it must not be after end.')
}

function readOne(entries: Entries, name: string, rule: RuleId): Period | undefined {
  const [text, ...more] = valuesOf(entries, name)
  if (text === undefined) return undefined
  if (more.length > 0) {
    throw queryError(rule, name, `it is given ${more.length + 1} times; give it once.`)
  }
  // A plus sign of a time zone that nobody encoded is a space.
  const period = readPeriod(text.replace(' ', '+'))
  if (period !== undefined) return period
  throw queryError(
    rule,
    name,
    `it is a date such as 2025, 2025-01-31 or 2025-01-31T10:00:00Z, not ${shortened(text)}.`,
  )
}

function readTypes(entries: Entries, assumptions: Assumptions): ReadonlySet<string> | undefined {
  const texts = valuesOf(entries, '_type')
  if (texts.length === 0) return undefined
  const types = texts.flatMap((text) => text.split(','))
  const compartment = fhirModel().patientCompartment()
  const isKnown = (type: string) => compartment.has(type) || isTaken(type, assumptions)
  const wrong = types.find((type) => !isKnown(type))
  if (wrong === undefined) return new Set(types)
  if (wrong === '')
    throw queryError(
      'search-empty-value',
      '_type',
      'one of its values is empty; give each, with commas between.',
    )
  const suggestion = didYouMean(wrong, resourceTypes().filter(isKnown))
  throw queryError(
    'everything-types',
    '_type',
    `a data store has no type ${shortened(wrong)}.${suggestion}`,
  )
}

function valuesOf(entries: Entries, wanted: string): readonly string[] {
  return entries.filter(([name]) => name === wanted).map(([, value]) => value)
}
