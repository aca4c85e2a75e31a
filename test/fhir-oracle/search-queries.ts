import * as fc from 'fast-check'
import type { TypedValue } from './fhirpath.ts'
import { parametersOf, type Parameter } from './naive-search/parameters.ts'
import type { Criterion, NaiveSearch, Resource } from './naive-search/search.ts'
import { referenceIn } from './naive-search/values.ts'
import { texts } from './search-texts.ts'

export interface Query {
  readonly type: string
  readonly criteria: readonly Criterion[]
}

/** A parameter, and what has a value of it. */
interface Occurrence {
  readonly parameter: Parameter
  readonly having: readonly Resource[]
}

type Choose = <T>(from: readonly T[]) => T

/** A parameter of some type with anything behind it. */
export function randomQueries(types: readonly string[]): fc.Arbitrary<Query> {
  return fc.constantFrom(...types).chain((type) =>
    fc
      .record({
        code: fc.constantFrom(...parametersOf(type).keys()),
        suffix: fc.constantFrom(
          '',
          '',
          '',
          ':',
          '.',
          '.name',
          ...modifiers.map((one) => `:${one}`),
        ),
        text: fc.string({ unit: fc.constantFrom(...pieces), minLength: 1, maxLength: 8 }),
      })
      .map(({ code, suffix, text }) => ({ type, criteria: [[`${code}${suffix}`, text]] })),
  )
}

const pieces = [
  ...Array.from('\\,|$:.-+/#%& 0129eEgtaéxP'),
  '2012',
  '2012-',
  'ge',
  'Patient/',
  'http://',
  '\\,',
]

/** Makes queries of what the resources have, so that most find something. */
export function queriesOf(
  resources: readonly Resource[],
  naive: NaiveSearch,
  base: string,
): fc.Arbitrary<Query> {
  const types = [...new Set(resources.map(({ resourceType }) => resourceType))]
  const byType = new Map(types.map((type) => [type, occurrencesIn(type)]))

  function occurrencesIn(type: string): readonly Occurrence[] {
    const own = resources.filter(({ resourceType }) => resourceType === type)
    return [...parametersOf(type).values()].flatMap((parameter) => {
      const having = own.filter((one) => naive.valuesOf(one, parameter.code).length > 0)
      return having.length > 0 ? [{ parameter, having }] : []
    })
  }

  /** By the type of the parameter: there are few numbers. */
  const all = types.flatMap((type) => (byType.get(type) ?? []).map((one) => ({ type, ...one })))
  const kinds = [...new Set(all.map(({ parameter }) => parameter.type))]
  const byKind = kinds.map((kind) => all.filter(({ parameter }) => parameter.type === kind))

  /** What leads to others that are there. */
  const links = types.flatMap((type) =>
    (byType.get(type) ?? []).flatMap(({ parameter, having }) => {
      if (parameter.type !== 'reference') return []
      const targets = having.flatMap((one) =>
        naive.valuesOf(one, parameter.code).map(({ value }) => referenceIn(value)?.split('/')[0]),
      )
      return [...new Set(targets)]
        .filter((target): target is string => types.includes(target ?? ''))
        .filter((target) => parameter.targets.includes(target))
        .map((target) => ({ type, code: parameter.code, target }))
    }),
  )

  return fc.gen().map((gen) => {
    const choose: Choose = (from) => from[gen(fc.nat, from.length - 1)] as (typeof from)[number]
    const chance = (percent: number) => gen(fc.nat, 99) < percent
    const plain = plainQuery()
    if (chance(15)) return chained(plain)
    return chance(15) ? reversed(plain) : plain

    function plainQuery(): Query {
      const type = chance(50) ? choose(types) : choose(resources).resourceType
      const one = chance(30) ? choose(choose(byKind)) : { type, ...occurrenceIn(type) }
      return andMore(one.type, [criterionOf(one)])
    }

    function andMore(type: string, criteria: Criterion[]): Query {
      while (chance(15)) criteria.push(criterionOf(occurrenceIn(type)))
      return { type, criteria }
    }

    function occurrenceIn(type: string): Occurrence {
      const any = byType.get(type) ?? []
      const own = any.filter(({ parameter }) => !ofAll.has(parameter.code))
      return choose(chance(10) || own.length === 0 ? any : own)
    }

    function criterionOf({ parameter, having }: Occurrence): Criterion {
      const modifier = modifierOf(parameter)
      const name = modifier === '' ? parameter.code : `${parameter.code}:${modifier}`
      if (modifier === 'missing') return [name, choose(['true', 'false'])]
      const searched = [searchedOf(parameter, choose(having), modifier)]
      while (chance(20)) searched.push(searchedOf(parameter, choose(having), modifier))
      return [name, searched.join(',')]
    }

    function modifierOf({ type, targets }: Parameter): string {
      if (type !== 'composite' && chance(4)) return 'missing'
      if (chance(1)) return choose(modifiers)
      if (targets.length > 0 && chance(20)) return choose(targets)
      return chance(30) ? choose(modifiersOf[type] ?? ['']) : ''
    }

    function searchedOf(parameter: Parameter, resource: Resource, modifier: string): string {
      if (parameter.type !== 'composite') {
        return textOf(
          `${parameter.type}:${modifier}`,
          choose(naive.valuesOf(resource, parameter.code)),
        )
      }
      const tuple = choose(parameter.tuples(resource))
      return parameter.parts
        .map(({ type }, index) => {
          const values = tuple[index] ?? []
          return values.length === 0 ? '1' : textOf(`${type}:`, choose(values))
        })
        .join('$')
    }

    function textOf(search: string, value: TypedValue): string {
      const [type = '', modifier = ''] = search.split(':')
      const text = (texts[search] ?? texts[type])?.(value, choose, base) ?? 'x'
      // An id alone is what a type is followed by.
      return /^[A-Z]/.test(modifier) ? text.replace(/^.*\//, '') : text
    }

    function chained(query: Query): Query {
      const leading = links.filter(({ target }) => target === query.type)
      const [criterion] = query.criteria
      if (leading.length === 0 || criterion === undefined) return query
      const { type, code } = choose(leading)
      const step = chance(70) ? `${code}:${query.type}` : code
      const led = { type, criteria: [[`${step}.${criterion[0]}`, criterion[1]] as const] }
      return chance(25) ? further(led) : led
    }

    function reversed(query: Query): Query {
      const leading = links.filter(({ type }) => type === query.type)
      const [criterion] = query.criteria
      if (leading.length === 0 || criterion === undefined) return query
      const { target, code } = choose(leading)
      const name = `_has:${query.type}:${code}:${criterion[0]}`
      const led = { type: target, criteria: [[name, criterion[1]] as const] }
      return chance(25) ? further(led) : led
    }

    function further(query: Query): Query {
      return chance(50) ? chained(query) : reversed(query)
    }
  })
}

const ofAll = new Set(['_id', '_lastUpdated', '_text', 'createdAt'])
const modifiersOf: Readonly<Record<string, readonly string[]>> = {
  reference: ['identifier'],
  string: ['exact', 'contains'],
  token: ['not', 'not', 'text'],
  uri: ['below'],
}
const modifiers = [
  'exact',
  'not',
  'below',
  'above',
  'in',
  'text',
  'identifier',
  'Patient',
  'x',
  'not:not',
]
