import { isJsonNumber, toNumberText, type Json } from '../../../../kernel/json.ts'
import { isAfter } from '../dates.ts'
import { has, hasChoice, isOneOf, type Invariant } from './invariant.ts'

export const dataTypeInvariants: readonly Invariant[] = [
  {
    id: 'ext-1',
    of: 'Extension',
    text: 'an extension has either a value or extensions',
    holds: (extension) => has(extension, 'extension') !== hasChoice(extension, 'value'),
  },
  {
    id: 'per-1',
    of: 'Period',
    text: 'the start is not after the end',
    holds: ({ start, end }) =>
      typeof start !== 'string' || typeof end !== 'string' || !isAfter(start, end),
  },
  {
    id: 'cpt-2',
    of: 'ContactPoint',
    text: 'a value has a system',
    holds: (point) => !has(point, 'value') || has(point, 'system'),
  },
  {
    id: 'att-1',
    of: 'Attachment',
    text: 'data has a contentType',
    holds: (attachment) => !has(attachment, 'data') || has(attachment, 'contentType'),
  },
  {
    id: 'exp-1',
    of: 'Expression',
    text: 'there is an expression or a reference to one',
    holds: (expression) => has(expression, 'expression') || has(expression, 'reference'),
  },
  ...['codeFilter', 'dateFilter'].map(
    (filter, index) =>
      ({
        id: `drq-${index + 1}`,
        of: `DataRequirement.${filter}`,
        text: 'there is either a path or a searchParam',
        holds: (object) => has(object, 'path') !== has(object, 'searchParam'),
      }) satisfies Invariant,
  ),
  {
    id: 'trd-1',
    of: 'TriggerDefinition',
    text: 'there is no timing beside data',
    holds: (trigger) => !has(trigger, 'data') || !hasChoice(trigger, 'timing'),
  },
  {
    id: 'trd-2',
    of: 'TriggerDefinition',
    text: 'a condition has data',
    holds: (trigger) => !has(trigger, 'condition') || has(trigger, 'data'),
  },
  {
    id: 'trd-3',
    of: 'TriggerDefinition',
    text: 'a named event has a name, a periodic one a timing, one of data has data',
    holds: (trigger) => {
      const { type } = trigger
      if (type === 'named-event') return has(trigger, 'name')
      if (type === 'periodic') return hasChoice(trigger, 'timing')
      return typeof type !== 'string' || !type.startsWith('data-') || has(trigger, 'data')
    },
  },
  needs('tim-1', 'duration', 'durationUnit'),
  needs('tim-2', 'period', 'periodUnit'),
  isNotNegative('tim-4', 'duration'),
  isNotNegative('tim-5', 'period'),
  needs('tim-6', 'periodMax', 'period'),
  needs('tim-7', 'durationMax', 'duration'),
  needs('tim-8', 'countMax', 'count'),
  {
    id: 'tim-9',
    of: 'Timing.repeat',
    text: 'an offset has a when, but not C, CM, CD or CV',
    holds: (repeat) => {
      const { when } = repeat
      if (!has(repeat, 'offset')) return true
      return Array.isArray(when) && !when.some((code: Json) => isOneOf(code, MEALS))
    },
  },
  {
    id: 'tim-10',
    of: 'Timing.repeat',
    text: 'there is no when beside a timeOfDay',
    holds: (repeat) => !has(repeat, 'timeOfDay') || !has(repeat, 'when'),
  },
]

const MEALS = ['C', 'CM', 'CD', 'CV']

function needs(id: string, name: string, needed: string): Invariant {
  return {
    id,
    of: 'Timing.repeat',
    text: `a ${name} has a ${needed}`,
    holds: (repeat) => !has(repeat, name) || has(repeat, needed),
  }
}

function isNotNegative(id: string, name: string): Invariant {
  return {
    id,
    of: 'Timing.repeat',
    text: `a ${name} is not negative`,
    holds: ({ [name]: value }) =>
      value === undefined || !isJsonNumber(value) || Number(toNumberText(value)) >= 0,
  }
}
