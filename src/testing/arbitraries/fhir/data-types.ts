import * as fc from 'fast-check'
import type { CodeSet } from '../../../model/fhir/code-sets.ts'
import { isResourceType } from '../../../model/fhir/resource-types.ts'
import { decimals } from './primitives.ts'

type Objects = fc.Arbitrary<Readonly<Record<string, unknown>>>

const plain = { noNullPrototype: true } as const

const usual = [
  { system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' },
  { system: 'http://snomed.info/sct', code: '38341003', display: 'Hypertensive disorder' },
  { system: 'http://example.org/codes', code: 'a' },
  { code: 'b' },
]

export function codings(set?: CodeSet): Objects {
  if (set === undefined) return fc.constantFrom(...usual)
  return fc.constantFrom(...inSet(set))
}

function inSet({ bySystem }: CodeSet) {
  return Array.from(bySystem).flatMap(([system, codes]) =>
    Array.from(codes, (code) => ({ system, code })),
  )
}

export function concepts(texts: fc.Arbitrary<unknown>, set?: CodeSet): Objects {
  const coding = fc.array(codings(set), { minLength: 1, maxLength: 2 })
  const coded = fc.record({ coding, text: texts }, { ...plain, requiredKeys: ['coding'] })
  return set === undefined ? fc.oneof(coded, fc.record({ text: texts }, plain)) : coded
}

const everything = ['Patient', 'Practitioner', 'Organization', 'Observation']

export function references(
  ids: fc.Arbitrary<unknown>,
  texts: fc.Arbitrary<unknown>,
  targets: readonly string[],
): Objects {
  const known = targets.filter(isResourceType)
  const types = fc.constantFrom(...(known.length === 0 ? everything : known))
  const reference = fc.tuple(types, ids).map((parts) => parts.join('/'))
  return fc.record({ reference, display: texts }, { ...plain, requiredKeys: ['reference'] })
}

const UCUM = 'http://unitsofmeasure.org'

function ofUnits(units: readonly string[], values = decimals(), needsUnit = false): Objects {
  const unit = fc.constantFrom(...units).map((code) => ({ unit: code, system: UCUM, code }))
  const bare = needsUnit ? [] : [fc.constant({})]
  return fc.tuple(values, fc.oneof(...bare, unit)).map(([value, ofUnit]) => ({ value, ...ofUnit }))
}

const masses = ['kg', 'mg', 'mmol/L', 'mm[Hg]', '/min']

export function simpleQuantities(): Objects {
  return ofUnits(masses)
}

function quantities(): Objects {
  const comparators = fc.constantFrom({}, {}, {}, { comparator: '<' }, { comparator: '>=' })
  return fc
    .tuple(simpleQuantities(), comparators)
    .map(([quantity, more]) => ({ ...quantity, ...more }))
}

function ranges(): Objects {
  return fc.tuple(decimals(), decimals(), fc.constantFrom(...masses)).map(([one, other, code]) => ({
    low: quantityOf(Math.min(one, other), code),
    high: quantityOf(Math.max(one, other), code),
  }))
}

function quantityOf(value: number, code: string): object {
  return { value, unit: code, system: UCUM, code }
}

// Those that R4's table of elements says too little of.
export function specialTypes(): ReadonlyMap<string, Objects> {
  const whole = fc.integer({ min: 1, max: 120 })
  return new Map<string, Objects>([
    ['Quantity', quantities()],
    ['Age', ofUnits(['a', 'mo'], whole, true)],
    ['Count', ofUnits(['1'], whole, true)],
    ['Distance', ofUnits(['m', 'km'], decimals(0), true)],
    ['Duration', ofUnits(['min', 'h', 'd'], decimals(0), true)],
    ['Money', fc.record({ value: decimals(), currency: fc.constantFrom('USD', 'EUR') }, plain)],
    ['Range', ranges()],
    ['Ratio', fc.record({ numerator: simpleQuantities(), denominator: simpleQuantities() }, plain)],
  ])
}
