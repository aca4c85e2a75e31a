import { assertObject, assertThat } from '../kernel/assert-options.ts'
import { attempt, MisuseError } from '../kernel/errors.ts'
import { isShallow, MOST_LEVELS } from '../kernel/levels.ts'
import { show, shortened } from '../kernel/suggest.ts'
import { isResourceId } from '../model/fhir/resource-types.ts'
import { assertResourceType } from './assert-resource-type.ts'
import { readQueryText, type Entries, type Query } from '../features/search/query-text.ts'

export function toResource(given: unknown): Readonly<Record<string, unknown>> {
  const text = textFrom(given)
  const resource: unknown = text === undefined ? undefined : JSON.parse(text)
  if (typeof resource !== 'object' || resource === null || Array.isArray(resource)) {
    throw new MisuseError(
      `resources.put: ${show(given)} is not a JSON object; give one such as { resourceType: 'Patient', id: 'p1' }.`,
    )
  }
  if (!isShallow(resource)) {
    throw new MisuseError(
      `resources.put: the resource has more than ${MOST_LEVELS} levels, which the FHIR endpoint refuses, too; give one with fewer.`,
    )
  }
  const { resourceType, id } = resource as Record<string, unknown>
  assertResourceType(resourceType, 'resources.put')
  const right = '1 to 64 letters, digits, dots or hyphens, or leave it out'
  assertThat(id === undefined || isResourceId(id), 'resources.put: the id', id, right)
  return resource as Record<string, unknown>
}

function textFrom(given: unknown): string | undefined {
  try {
    return JSON.stringify(given)
  } catch (error) {
    const reason = String(error)
    throw new MisuseError(
      `resources.put: the resource cannot be written as JSON (${shortened(reason)}); give one such as { resourceType: 'Patient', id: 'p1' }.`,
    )
  }
}

export function readQuery(given: unknown): Query {
  if (typeof given === 'string') {
    const query = readQueryText(given.replace(/^\?/, ''))
    if (query !== undefined) return query
    throw new MisuseError(
      `resources.search: the query ${show(given)} has an escape that is not UTF-8; write a percent sign as %25.`,
    )
  }
  const right = "text such as 'name=Ada', or an object such as { name: 'Ada' }"
  const query = new Map<string, string[]>()
  for (const [name, value] of readPairs(given, 'resources.search: query', right)) {
    query.set(name, [...(query.get(name) ?? []), value])
  }
  return Object.fromEntries(query)
}

// The values of parameters, one by one: of an object that has them by name, or of what gives pairs.
export function readPairs(
  given: unknown,
  where: string,
  right: string,
  what = 'a parameter',
): Entries {
  const named = `${where} has ${what} that`
  if (isIterable(given)) return Array.from(given).map((pair) => readPair(pair, named, right))
  assertObject(given, where, right)
  return Object.entries(given).flatMap(([name, value]) => {
    const values: unknown[] = [value].flat()
    const form = 'text, or a list of one text or more'
    assertThat(values.length > 0, `${where}.${name}`, value, form)
    return values.map((each) => {
      assertThat(typeof each === 'string', `${where}.${name}`, each, form)
      return [name, each] as const
    })
  })
}

export function isIterable(given: unknown): given is Iterable<unknown> {
  return typeof given === 'object' && given !== null && Symbol.iterator in given
}

function readPair(pair: unknown, name: string, right: string): Entries[number] {
  const isPair =
    Array.isArray(pair) && pair.length === 2 && pair.every((each) => typeof each === 'string')
  assertThat(isPair, name, pair, right)
  return pair as unknown as Entries[number]
}

// What a request would be refused for.
export function asMisuse<T extends object>(where: string, look: () => T): T {
  const { output, error } = attempt(look)
  if (error !== undefined) throw new MisuseError(`${where}: ${error.message}`)
  return output
}
