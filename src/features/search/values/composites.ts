import { shortened } from '../../../kernel/suggest.ts'
import { splitAt } from '../escapes.ts'
import { queryError } from '../query-error.ts'
import type { Asked, Test, ValueKind } from './kind.ts'

// The values of each part, found together in one place.
export type Tuple = readonly (readonly unknown[])[]

// [search-composite]
export function compositeOf(kinds: readonly ValueKind<unknown>[]): Omit<ValueKind<Tuple>, 'read'> {
  return {
    keyOf: (tuple) =>
      JSON.stringify(
        kinds.map((kind, part) => valuesOf(tuple, part).map((each) => kind.keyOf(each))),
      ),
    parse: (text, asked) => parseTuple(text, asked, kinds),
  }
}

function valuesOf(tuple: Tuple, part: number): readonly unknown[] {
  return tuple[part] as readonly unknown[]
}

function parseTuple(text: string, asked: Asked, kinds: readonly ValueKind<unknown>[]): Test<Tuple> {
  const parts = splitAt('$', text)
  if (parts.length !== kinds.length || parts.includes('')) {
    throw queryError(
      'search-composite',
      asked.name,
      `a composite has ${kinds.length} values joined by $, not ${shortened(text)}.`,
    )
  }
  const tests = kinds.map((kind, part) => kind.parse(parts[part] as string, asked))
  return {
    matches: (tuple) =>
      tests.every((test, part) => valuesOf(tuple, part).some((value) => test.matches(value))),
  }
}
