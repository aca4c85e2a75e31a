import { isJsonNumber, toNumberText, type Json, type JsonObject } from '../../../../kernel/json.ts'
import { has, objectAt, objectsIn, type Invariant } from './invariant.ts'

const UCUM = 'http://unitsofmeasure.org'

export const quantityInvariants: readonly Invariant[] = [
  {
    id: 'qty-3',
    of: 'Quantity',
    text: 'the code of a unit has a system',
    holds: (quantity) => !has(quantity, 'code') || has(quantity, 'system'),
  },
  {
    id: 'sqty-1',
    of: 'SimpleQuantity',
    text: 'there is no comparator',
    holds: (quantity) => !has(quantity, 'comparator'),
  },
  {
    id: 'age-1',
    of: 'Age',
    text: 'an age is positive, and has a unit with a code, of UCUM if of any system',
    holds: (age) => isInUcum(age) && (numberOf(age) ?? 1) > 0,
  },
  {
    id: 'cnt-3',
    of: 'Count',
    text: "a count is a whole number with the unit '1', of UCUM if of any system",
    holds: (count) => isInUcum(count) && (count['code'] ?? '1') === '1' && isWhole(count['value']),
  },
  {
    id: 'dis-1',
    of: 'Distance',
    text: 'a distance has a unit with a code, of UCUM if of any system',
    holds: isInUcum,
  },
  {
    id: 'drt-1',
    of: 'Duration',
    text: 'the unit of a duration that has a code is of UCUM and has a value',
    holds: (duration) =>
      !has(duration, 'code') || (duration['system'] === UCUM && has(duration, 'value')),
  },
  {
    id: 'rng-2',
    of: 'Range',
    text: 'the low end is not above the high one',
    holds: (range) => isAtMost(objectAt(range, 'low'), objectAt(range, 'high')),
  },
  {
    id: 'rat-1',
    of: 'Ratio',
    text: 'there are numerator and denominator, or neither and an extension',
    holds: (ratio) =>
      has(ratio, 'numerator') === has(ratio, 'denominator') &&
      (has(ratio, 'numerator') || has(ratio, 'extension')),
  },
  {
    id: 'ras-1',
    of: 'RiskAssessment.prediction',
    text: 'the ends of a range of probability are percentages of UCUM',
    holds: (prediction) => {
      const { low, high } = objectAt(prediction, 'probabilityRange')
      return objectsIn([low ?? null, high ?? null]).every(isPercentage)
    },
  },
  {
    id: 'ras-2',
    of: 'RiskAssessment.prediction',
    text: 'a probability is at most 100',
    holds: ({ probabilityDecimal: value }) =>
      value === undefined || !isJsonNumber(value) || Number(toNumberText(value)) <= 100,
  },
]

function isPercentage({ code, system }: JsonObject): boolean {
  return code === '%' && system === UCUM
}

function isInUcum(quantity: JsonObject): boolean {
  const { system = UCUM } = quantity
  return system === UCUM && (has(quantity, 'code') || !has(quantity, 'value'))
}

function numberOf({ value }: JsonObject): number | undefined {
  return value !== undefined && isJsonNumber(value) ? Number(toNumberText(value)) : undefined
}

function isWhole(value: Json | undefined): boolean {
  return value === undefined || !isJsonNumber(value) || !toNumberText(value).includes('.')
}

// Of unlike units nothing is known.
function isAtMost(low: JsonObject, high: JsonObject): boolean {
  const [least, most] = [numberOf(low), numberOf(high)]
  const isAlike = ['system', 'code', 'unit'].every((name) => low[name] === high[name])
  return !isAlike || least === undefined || most === undefined || least <= most
}
