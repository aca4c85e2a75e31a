import type { Exchange, Exchanges } from '../../service/exchange.ts'
import { shapeOf } from '../../model/healthlake/shapes.ts'
import type { StructureShape } from '../../model/codec/shape.ts'
import { detailMembers, eventDetailTypes } from '../../model/events.ts'
import { object, oneOf, ref, where, type JsonSchema } from './json-schema.ts'
import { outcomes, raised } from './outcomes.ts'

// What fault rules may be, as far as that is a matter of the rule alone: that `until` lies after `from` and after now, and
// what the members of `input` may have, the fake says.
export function schemasOfRules(exchanges: Exchanges): Readonly<Record<string, JsonSchema>> {
  const names = Object.keys(exchanges)
  return {
    rules: {
      description: 'One fault rule, or a list of them: the body of POST /_fake/faults, --faults.',
      anyOf: [ref('rule'), { type: 'array', items: ref('rule') }],
    },
    rule: {
      description: 'What goes wrong, when, and how often: with requests, or with events.',
      anyOf: [ref('requestRule'), ref('eventRule')],
    },
    requestRule: {
      ...object(
        {
          operation: oneOrMore(ref('operation')),
          input: { type: 'object', propertyNames: oneOf(membersOfAll(exchanges)) },
          per: oneOf(['call', 'attempt']),
          ...often,
          anyError: { type: 'boolean' },
          outcome: { anyOf: [ref('errorName'), ref('outcome')] },
        },
        ['outcome'],
      ),
      allOf: [
        ...inputsByOperation(exchanges),
        ...transitionsByOperation(exchanges),
        ...errorsByOperation(exchanges),
      ],
    },
    eventRule: object(
      { event: oneOrMore(ref('event')), detail: ref('eventDetail'), ...often, outcome: ref('eventOutcome') },
      ['outcome'],
    ),
    eventDetail: detail,
    event: { description: 'The detail-type of an event.', enum: eventDetailTypes },
    operation: { description: 'An operation of HealthLake, or an interaction.', enum: names },
    ...outcomes(exchanges),
  }
}

const often = {
  region: ref('region'),
  skip: count(0),
  times: { anyOf: [{ const: 'always' }, count(1)] },
  probability: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
  from: ref('instant'),
  until: ref('instant'),
}

const detail = object(
  Object.fromEntries(
    Object.values(detailMembers)
      .flat()
      .map((name) => [
        name,
        name.endsWith('Config') ? object({ s3Uri: { type: 'string' } }, ['s3Uri']) : { type: 'string' },
      ]),
  ),
)

function oneOrMore(one: JsonSchema): JsonSchema {
  return { anyOf: [one, { type: 'array', items: one, minItems: 1 }] }
}

function count(minimum: number): JsonSchema {
  return { type: 'integer', minimum, maximum: Number.MAX_SAFE_INTEGER }
}

function membersOf({ inputShape, inputMembers = [] }: Exchange): readonly string[] {
  if (inputShape === undefined) return inputMembers
  return Object.keys((shapeOf(inputShape) as StructureShape).members)
}

function membersOfAll(exchanges: Exchanges): string[] {
  return [...new Set(Object.values(exchanges).flatMap(membersOf))].toSorted()
}

function inputsByOperation(exchanges: Exchanges): JsonSchema[] {
  const groups = groupBy(Object.keys(exchanges), (name) =>
    JSON.stringify(membersOf(exchanges[name] as Exchange)),
  )
  return Array.from(groups, ([members, names]) =>
    where(
      { required: ['operation'], properties: { operation: oneOf(names) } },
      { properties: { input: { propertyNames: oneOf(JSON.parse(members) as string[]) } } },
    ),
  )
}

// An operation brings what it may raise, a rule without one what any may, unless any error will do.
function errorsByOperation(exchanges: Exchanges): JsonSchema[] {
  const groups = groupBy(Object.keys(exchanges), (name) =>
    JSON.stringify(exchanges[name]?.errors ?? []),
  )
  const all = Object.values(exchanges).flatMap(({ errors }) => errors)
  return [
    unlessAny(all),
    ...Array.from(groups, ([errors, names]) => {
      const some = { type: 'array', contains: oneOf(names) }
      const operation = { anyOf: [oneOf(names), some] }
      return where({ required: ['operation'], properties: { operation } }, unlessAny(JSON.parse(errors) as string[]))
    }),
  ]
}

function unlessAny(errors: readonly string[]): JsonSchema {
  const isAny = { required: ['anyError'], properties: { anyError: { const: true } } }
  return { anyOf: [isAny, { properties: { outcome: raised(errors) } }] }
}

const isTransition = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { const: 'transition' } },
}

// What starts nothing can end in no other way; what starts something, in its own ways alone.
function transitionsByOperation(exchanges: Exchanges): JsonSchema[] {
  const starting = Object.keys(exchanges).filter((name) => exchanges[name]?.ends !== undefined)
  const groups = groupBy(starting, (name) => JSON.stringify(exchanges[name]?.ends))
  return [
    whereTransition(true, {
      operation: { anyOf: [oneOf(starting), { type: 'array', items: oneOf(starting) }] },
    }),
    ...Array.from(groups, ([ends, names]) => {
      const some = { type: 'array', contains: oneOf(names) }
      const to = ends === '[]' ? false : oneOf(JSON.parse(ends) as string[])
      return whereTransition({ anyOf: [oneOf(names), some] }, { outcome: { properties: { to } } })
    }),
  ]
}

function whereTransition(
  operation: JsonSchema,
  then: Readonly<Record<string, JsonSchema>>,
): JsonSchema {
  const properties = { operation, outcome: isTransition }
  return where({ required: ['operation', 'outcome'], properties }, { properties: then })
}

function groupBy(names: readonly string[], keyOf: (name: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const name of names) groups.set(keyOf(name), [...(groups.get(keyOf(name)) ?? []), name])
  return groups
}
