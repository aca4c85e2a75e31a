import type { TypedValue } from '../fhirpath.ts'
import { parametersOf, type Parameter } from './parameters.ts'
import { contains, exact, Refused, splitAt, string, tokenText } from './text.ts'
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

/** What is refused for what is found. */
class TooMany extends Refused {}

/** The matches of each type of parameter, without a modifier and with each that it has. */
const matches: Readonly<Record<string, Readonly<Record<string, values.Match>>>> = {
  date: { '': values.date },
  number: { '': values.number },
  quantity: { '': values.quantity },
  string: { '': string, contains, exact },
  _text: { '': contains },
  token: { '': values.token, not: values.token, text: tokenText },
  uri: { '': values.uri, below: values.below },
  reference: { '': values.reference, identifier: values.identifier },
}

export function searchNaively(
  resources: readonly Resource[],
  reading: values.Reading,
): NaiveSearch {
  const known = new Map<string, readonly TypedValue[]>()

  const byAddress = new Map(resources.map((one) => [`${one.resourceType}/${one.id}`, one]))

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
    const [code = '', ...modifiers] = name.split(':')
    const isMatch = matcher(parameterOf(type, code), modifiers.join(':'), name, value)
    return ofType(type).filter(isMatch)
  }

  function findThrough(type: string, step: string, rest: string, value: string) {
    const [code = '', only] = step.split(':')
    const { targets } = parameterOf(type, code, 'reference')
    const wanted = targets.filter((target) => target === (only ?? target))
    const all = wanted.map((target) => findIfTaken(target, rest, value))
    if (all.every((some) => some === undefined)) {
      throw new Refused(`${type} has no ${step}.${rest}`)
    }
    const found = all.flatMap((some) => some ?? [])
    limit(found)
    return ofType(type).filter((one) => targetsOf(one, code).some((each) => found.includes(each)))
  }

  // Undefined where a type does not take what a chain asks of it.
  function findIfTaken(type: string, name: string, value: string) {
    try {
      return findBy(type, name, value)
    } catch (error) {
      if (!(error instanceof Refused) || error instanceof TooMany) throw error
      return undefined
    }
  }

  function findLedTo(type: string, name: string, value: string) {
    const [, from = '', code = '', ...rest] = name.split(':')
    const found = findBy(from, rest.join(':'), value)
    limit(found)
    const ledTo = found.flatMap((one) => targetsOf(one, code))
    return ofType(type).filter((one) => ledTo.includes(one))
  }

  function targetsOf(resource: Resource, code: string): readonly Resource[] {
    return valuesOf(resource, code).flatMap(({ value }) => {
      const address = values.relative(values.referenceIn(value) ?? '', reading.base)
      return byAddress.get(address) ?? []
    })
  }

  function matcher(parameter: Parameter, modifier: string, name: string, text: string) {
    const { code, type, targets } = parameter
    if (modifier === 'missing' && type !== 'composite') return missingMatcher(parameter, text)
    if (name.endsWith(':')) throw new Refused(`${name} has an empty modifier`)
    if (type === 'composite' && modifier === '') return compositeMatcher(parameter, text)
    const isTarget = targets.includes(modifier)
    const match = matches[type]?.[isTarget ? '' : modifier]
    if (match === undefined) throw new Refused(`${name} is not there`)
    const isMatch = matcherOf(match, splitAt(',', text), isTarget ? modifier : undefined)
    return (one: Resource) => valuesOf(one, code).some(isMatch) !== (modifier === 'not')
  }

  function missingMatcher({ code, type }: Parameter, text: string) {
    if (text !== 'true' && text !== 'false') throw new Refused(':missing is true or false')
    const isThere = values.measures[type] ?? (() => true)
    return (one: Resource) => valuesOf(one, code).some(isThere) !== (text === 'true')
  }

  /** Whether a value matches one of those that are searched for, each of which is tried first. */
  function matcherOf(match: values.Match, searched: readonly string[], target?: string) {
    for (const one of searched) {
      if (one === '') throw new Refused('A value is empty')
      match({ type: '', path: '', value: {} }, one, reading, target)
    }
    return (value: TypedValue) => searched.some((one) => match(value, one, reading, target))
  }

  function compositeMatcher({ parts, tuples }: Parameter, text: string) {
    const searched = splitAt(',', text).map((one) => {
      const texts = splitAt('$', one)
      if (texts.length !== parts.length) throw new Refused('A part is missing')
      return parts.map(({ type }, index) =>
        matcherOf(matches[type]?.[''] ?? (() => false), [texts[index] ?? '']),
      )
    })
    return (one: Resource) =>
      tuples(one).some((tuple) =>
        searched.some((all) => all.every((isMatch, index) => tuple[index]?.some(isMatch))),
      )
  }

  return { find, valuesOf }
}

function limit(found: readonly Resource[]): void {
  if (found.length > LIMIT) throw new TooMany('A step finds more than 100')
}

function parameterOf(type: string, code: string, wanted?: string): Parameter {
  const parameter = parametersOf(type).get(code)
  if (parameter !== undefined && parameter.type === (wanted ?? parameter.type)) return parameter
  throw new Refused(`${type} has no ${wanted ?? 'parameter'} ${code}`)
}
