import { shortened } from '../../../kernel/suggest.ts'
import { splitAt } from '../escapes.ts'
import { queryError } from '../query-error.ts'
import type { Asked, Ends, Test, ValueKind } from './kind.ts'

// The values of each part, found together in one place.
export type Tuple = readonly (readonly unknown[])[]

// [search-composite]
export function compositeOf(kinds: readonly ValueKind<unknown>[]): Omit<ValueKind<Tuple>, 'read'> {
  const spanning = kinds.findIndex(isSpan)
  return {
    keyOf: (tuple) =>
      JSON.stringify(
        kinds.map((kind, part) => valuesOf(tuple, part).map((each) => kind.keyOf(each))),
      ),
    termsOf: (tuple) => namesOf(tuple, kinds),
    endsOf: (tuple) => endsOf(kinds[spanning], spanning === -1 ? [] : valuesOf(tuple, spanning)),
    parse: (text, asked) => parseTuple(text, asked, kinds, spanning),
  }
}

function isSpan(kind: ValueKind<unknown>): boolean {
  return kind.termsOf === undefined && kind.endsOf !== undefined
}

// Of the one value that there is, if there is one: it was spread.
function endsOf(kind: ValueKind<unknown> | undefined, [value]: readonly unknown[]): Ends {
  return value === undefined || kind?.endsOf === undefined ? nowhere : kind.endsOf(value)
}

const nowhere: Ends = { low: Infinity, high: -Infinity }

// A tuple for each of several values that cover something: what is found among them is found in one of these.
export function spread(tuple: Tuple, kinds: readonly ValueKind<unknown>[]): readonly Tuple[] {
  const spanning = kinds.findIndex(isSpan)
  if (spanning === -1 || valuesOf(tuple, spanning).length <= 1) return [tuple]
  return valuesOf(tuple, spanning).map((value) => tuple.with(spanning, [value]))
}

// What a tuple may be found by: a name of one part, or of several together.
function namesOf(tuple: Tuple, kinds: readonly ValueKind<unknown>[]): readonly string[] {
  let all: readonly string[] = ['']
  for (const [part, kind] of kinds.entries()) {
    const termsOf = kind.termsOf?.bind(kind)
    if (termsOf === undefined) continue
    const names = valuesOf(tuple, part).flatMap((value) => [
      nameOf(part, 'key', kind.keyOf(value)),
      ...termsOf(value).map((term) => nameOf(part, 'term', term)),
    ])
    all = [...all, ...all.flatMap((before) => names.map((name) => before + name))]
  }
  return [...new Set(all.slice(1))]
}

function nameOf(part: number, by: 'key' | 'term', text: string): string {
  return JSON.stringify([part, by, text])
}

function valuesOf(tuple: Tuple, part: number): readonly unknown[] {
  return tuple[part] as readonly unknown[]
}

function parseTuple(
  text: string,
  asked: Asked,
  kinds: readonly ValueKind<unknown>[],
  spanning: number,
): Test<Tuple> {
  const parts = splitAt('$', text)
  if (parts.length !== kinds.length || parts.includes('')) {
    throw queryError(
      'search-composite',
      asked.name,
      `a composite has ${kinds.length} values joined by $, not ${shortened(text)}.`,
    )
  }
  const tests = kinds.map((kind, part) => kind.parse(parts[part] as string, asked))
  const names = tests.flatMap(({ key, term }, part) => {
    if (kinds[part]?.termsOf === undefined) return []
    if (key !== undefined) return [nameOf(part, 'key', key)]
    return term === undefined ? [] : [nameOf(part, 'term', term)]
  })
  const bounds = tests[spanning]?.bounds
  return {
    ...(names.length === 0 ? {} : { term: names.join('') }),
    ...(bounds === undefined ? {} : { bounds }),
    matches: (tuple) =>
      tests.every((test, part) => valuesOf(tuple, part).some((value) => test.matches(value))),
  }
}
