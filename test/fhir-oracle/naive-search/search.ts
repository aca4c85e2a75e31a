import type { TypedValue } from '../fhirpath.ts'
import type { Element } from './element.ts'
import { parametersOf, type Parameter } from './parameters.ts'
import { contains, exact, Refused, splitAt, string, tokenText, unescaped } from './text.ts'
import * as values from './values.ts'

export interface Resource {
  readonly resourceType: string
  readonly id: string
}

/** A search as the rules say it, over all resources one after the other. */
export interface NaiveSearch {
  /** Those that match all criteria, in the order of the resources. Throws Refused. */
  find(type: string, query: readonly Criterion[]): readonly Resource[]
  /** What a parameter looks at. */
  valuesOf(resource: Resource, code: string): readonly TypedValue[]
}

export type Criterion = readonly [name: string, value: string]

const LIMIT = 100

/** The matches of each type of parameter, without a modifier and with each that it has. */
const matches: Readonly<Record<string, Readonly<Record<string, values.Match>>>> = {
  date: { '': values.date },
  number: { '': values.number },
  quantity: { '': values.quantity },
  string: { '': string, contains, exact },
  token: { '': values.token, not: values.token, text: tokenText },
  uri: { '': values.uri, below: values.below },
  reference: { '': values.reference, identifier: values.identifier },
}

export function searchNaively(
  resources: readonly Resource[],
  reading: values.Reading,
): NaiveSearch {
  const known = new Map<string, readonly TypedValue[]>()

  function valuesOf(resource: Resource, code: string): readonly TypedValue[] {
    const key = `${resource.resourceType}/${resource.id} ${code}`
    const found =
      known.get(key) ?? parametersOf(resource.resourceType).get(code)?.values(resource) ?? []
    known.set(key, found)
    return found
  }

  function find(type: string, query: readonly Criterion[]): readonly Resource[] {
    const found = query.map(([name, value]) => {
      if (value === '') throw new Refused(`${name} has no value`)
      return findBy(type, name, value)
    })
    return ofType(type).filter((one) => found.every((some) => some.includes(one)))
  }

  function ofType(type: string): readonly Resource[] {
    return resources.filter(({ resourceType }) => resourceType === type)
  }

  function findBy(type: string, name: string, value: string): readonly Resource[] {
    if (name.startsWith('_has:')) return findLedTo(type, name, value)
    const [step = '', ...steps] = name.split('.')
    if (steps.length > 0) return findThrough(type, step, steps.join('.'), value)
    const [code = '', modifier = '', ...more] = name.split(':')
    const parameter = parametersOf(type).get(code)
    if (parameter === undefined) return ofType(type)
    if (more.length > 0) throw new Refused(`${name} has two modifiers`)
    const isMatch = matcher(parameter, modifier, value)
    return ofType(type).filter(isMatch)
  }

  function findThrough(type: string, step: string, rest: string, value: string) {
    const [code = '', only] = step.split(':')
    const parameter = parametersOf(type).get(code)
    const [next = ''] = rest.split(/[.:]/)
    const targets = (only === undefined ? parameter?.targets : [only])?.filter(
      (target) => next === '_has' || parametersOf(target).has(next),
    )
    const found = limited((targets ?? []).flatMap((target) => findBy(target, rest, value)))
    return ofType(type).filter((one) => targetsOf(one, code).some((each) => found.includes(each)))
  }

  function findLedTo(type: string, name: string, value: string) {
    const [, from = '', code = '', ...rest] = name.split(':')
    const found = limited(findBy(from, rest.join(':'), value))
    const ledTo = found.flatMap((one) => targetsOf(one, code))
    return ofType(type).filter((one) => ledTo.includes(one))
  }

  function targetsOf(resource: Resource, code: string): readonly Resource[] {
    const references = valuesOf(resource, code).map(({ value }) =>
      values.relative((value as Element).reference ?? '', reading.base),
    )
    return resources.filter(({ resourceType, id }) => references.includes(`${resourceType}/${id}`))
  }

  function matcher(parameter: Parameter, modifier: string, text: string) {
    const { code, type } = parameter
    if (modifier === 'missing' && type !== 'composite') {
      if (text !== 'true' && text !== 'false') throw new Refused(':missing is true or false')
      return (one: Resource) => (valuesOf(one, code).length === 0) === (text === 'true')
    }
    if (type === 'composite' && modifier === '') return compositeMatcher(parameter, text)
    const target = parameter.targets.find((one) => one === modifier)
    const match = matches[type]?.[target === undefined ? modifier : '']
    if (match === undefined) throw new Refused(`${code}:${modifier} is not there`)
    const searched = splitAt(',', text).map((one) =>
      target === undefined ? one : `${target}/${unescaped(one).replace(`${target}/`, '')}`,
    )
    for (const one of searched) match({ type: '', path: '', value: {} }, one, reading)
    return (one: Resource) =>
      valuesOf(one, code).some((value) => searched.some((each) => match(value, each, reading))) !==
      (modifier === 'not')
  }

  function compositeMatcher({ parts, tuples }: Parameter, text: string) {
    const searched = splitAt(',', text).map((one) => splitAt('$', one))
    const all = parts.map(({ type }) => matches[type]?.[''] ?? (() => false))
    for (const some of searched) {
      if (some.length !== parts.length) throw new Refused('A part is missing')
      for (const [index, match] of all.entries()) {
        match({ type: '', path: '', value: {} }, some[index] ?? '', reading)
      }
    }
    return (one: Resource) =>
      tuples(one).some((tuple) =>
        searched.some((some) =>
          all.every((match, index) =>
            tuple[index]?.some((value) => match(value, some[index] ?? '', reading)),
          ),
        ),
      )
  }

  return { find, valuesOf }
}

function limited(found: readonly Resource[]): readonly Resource[] {
  if (found.length > LIMIT) throw new Refused('A step finds more than 100')
  return found
}
