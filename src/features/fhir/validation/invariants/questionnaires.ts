import { isJsonArray, type Json, type JsonObject } from '../../../../kernel/json.ts'
import { areDistinct, has, isOneOf, objectsIn, type Invariant } from './invariant.ts'

const WITH_CHOICES = [
  'choice',
  'open-choice',
  'decimal',
  'integer',
  'date',
  'dateTime',
  'time',
  'string',
  'quantity',
]
const WITH_LENGTH = ['boolean', 'decimal', 'integer', 'string', 'text', 'url', 'open-choice']

export const questionnaireInvariants: readonly Invariant[] = [
  {
    id: 'que-2',
    of: 'Questionnaire',
    text: 'a linkId comes once',
    holds: ({ item }) => areDistinct(linkIdsIn(item)),
  },
  {
    id: 'que-1',
    of: 'Questionnaire.item',
    text: 'a group has items, and a display has none',
    holds: (item) =>
      item['type'] === 'group' ? has(item, 'item') : !isDisplay(item) || !has(item, 'item'),
  },
  ofDisplay('que-3', 'a code', ['code']),
  {
    id: 'que-4',
    of: 'Questionnaire.item',
    text: 'there is no answerValueSet beside an answerOption',
    holds: (item) => !has(item, 'answerOption') || !has(item, 'answerValueSet'),
  },
  {
    id: 'que-5',
    of: 'Questionnaire.item',
    text: 'only choices, numbers, dates, times and strings have answers to choose from',
    holds: (item) =>
      isOneOf(item['type'], WITH_CHOICES) ||
      !(has(item, 'answerOption') || has(item, 'answerValueSet')),
  },
  ofDisplay('que-6', 'required or repeats', ['required', 'repeats']),
  {
    id: 'que-7',
    of: 'Questionnaire.item.enableWhen',
    text: 'the answer is a boolean when the operator is exists',
    holds: (condition) => condition['operator'] !== 'exists' || has(condition, 'answerBoolean'),
  },
  {
    id: 'que-8',
    of: 'Questionnaire.item',
    text: 'a group and a display have no initial value',
    holds: (item) => !isOneOf(item['type'], ['group', 'display']) || !has(item, 'initial'),
  },
  ofDisplay('que-9', 'readOnly', ['readOnly']),
  {
    id: 'que-10',
    of: 'Questionnaire.item',
    text: `only ${WITH_LENGTH.join(', ')} have a maxLength`,
    holds: (item) => isOneOf(item['type'], WITH_LENGTH) || !has(item, 'maxLength'),
  },
  {
    id: 'que-11',
    of: 'Questionnaire.item',
    text: 'there is no initial value beside an answerOption',
    holds: (item) => !has(item, 'answerOption') || !has(item, 'initial'),
  },
  {
    id: 'que-12',
    of: 'Questionnaire.item',
    text: 'there is an enableBehavior when there is more than one enableWhen',
    holds: (item) => countOf(item['enableWhen']) < 2 || has(item, 'enableBehavior'),
  },
  {
    id: 'que-13',
    of: 'Questionnaire.item',
    text: 'only an item that repeats has more than one initial value',
    holds: (item) => item['repeats'] === true || countOf(item['initial']) < 2,
  },
]

function ofDisplay(id: string, what: string, names: readonly string[]): Invariant {
  return {
    id,
    of: 'Questionnaire.item',
    text: `a display has no ${what}`,
    holds: (item) => !isDisplay(item) || !names.some((name) => has(item, name)),
  }
}

function isDisplay({ type }: JsonObject): boolean {
  return type === 'display'
}

function countOf(list: Json | undefined): number {
  return isJsonArray(list) ? list.length : 0
}

// Of items at any depth, without recursion: an author may nest them as deep as JSON goes.
function linkIdsIn(items: Json | undefined): readonly Json[] {
  const ids: Json[] = []
  const open = [...objectsIn(items)]
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (item['linkId'] !== undefined) ids.push(item['linkId'])
    open.push(...objectsIn(item['item']))
  }
  return ids
}
