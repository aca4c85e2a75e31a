import { files } from './examples.ts'

export type Draft = Record<string, unknown> & { resourceType: string; id: string }

const PER_TYPE = 70
const LONGEST = 40_000
/** Of which there are variations, as many of each as bring these types to more than a look at each is worth. */
const VARIED: Readonly<Record<string, number>> = {
  Claim: 3,
  Condition: 6,
  Encounter: 7,
  MedicationRequest: 1,
  Observation: 1,
  Patient: 4,
  Practitioner: 4,
  Procedure: 4,
}

/** Definitions come in thousands, and are alike. */
const FEW = new Map(
  ['SearchParameter', 'ValueSet', 'CodeSystem', 'StructureDefinition', 'ConceptMap'].map(
    (type) => [type, 5] as const,
  ),
)

/** Some hundred of HL7's examples, and variations of some: no two of a type have an id in common. */
export function searchData(): readonly Draft[] {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  const all: Draft[] = []
  for (const text of files.values()) {
    if (text.length > LONGEST) continue
    const resource = JSON.parse(text) as Draft
    const { resourceType, id } = resource
    const count = counts.get(resourceType) ?? 0
    const isUsable = /^[A-Za-z0-9.-]{1,61}$/.test(id)
    if (!isUsable || seen.has(`${resourceType}/${id}`)) continue
    if (count >= (FEW.get(resourceType) ?? PER_TYPE)) continue
    counts.set(resourceType, count + 1)
    seen.add(`${resourceType}/${id}`)
    all.push(resource)
    for (let number = 0; number < (VARIED[resourceType] ?? 0); number += 1) {
      all.push({ ...varied(resource, all.length), id: `${id}-v${number}` })
    }
  }
  return all
}

/** A copy in which about a third of the values are others. */
function varied(resource: Draft, number: number): Draft {
  let turn = number
  return change(resource, '') as Draft

  function change(value: unknown, key: string): unknown {
    turn += 1
    if (Array.isArray(value)) {
      const some = turn % 5 === 0 && value.length > 1 ? value.slice(1) : value
      return some.map((one) => change(one, key))
    }
    if (typeof value === 'object' && value !== null) {
      const members = Object.entries(value).map(([name, one]) => [name, change(one, name)])
      return Object.fromEntries(members) as unknown
    }
    const ends = endFractions[key]
    if (ends !== undefined && typeof value === 'string') return withFraction(value, ends)
    if (fixed.has(key) || turn % 3 !== 0) return value
    if (typeof value === 'number') return changedNumber(value)
    return typeof value === 'string' ? changedText(value) : value
  }

  function withFraction(value: string, ends: readonly string[]): string {
    return value.replace(/(?<=T\d\d:\d\d:\d\d)(?:\.\d+)?/, ends[turn % ends.length] ?? '')
  }

  function changedNumber(value: number): number {
    return Number.isInteger(value) && turn % 2 === 0 ? value + 1 : value + 0.05
  }

  function changedText(value: string): string {
    const fine = `T10:00:0${turn % 2}.${fractions[turn % fractions.length]}Z`
    if (/^\d{4}-\d\d-\d\dT/.test(value)) {
      return value.slice(0, turn % 2 === 0 ? 10 : 7) + (turn % 4 === 0 ? fine : '')
    }
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return value.slice(0, turn % 2 === 0 ? 7 : 4)
    if (/^\d|[:/]/.test(value)) return value
    return [`${value} é`, value.toUpperCase(), `${value}, a|b$c\\d`, value][turn % 4] ?? value
  }
}

/** Parts of a second, of some digits that others go on with. */
const fractions = ['1', '12', '123', '1234', '1239', '1240', '12345600000000001', '123456', '9999']

/** What the ends of a Period may have: none ends before it starts. */
const endFractions: Readonly<Record<string, readonly string[]>> = {
  start: ['', '.0', '.00012', '.0001'],
  end: ['', '.9998', '.99980', '.998'],
}

const fixed = new Set(
  'resourceType reference div url system start end comparator status contentType type versionId lastUpdated use data'.split(
    ' ',
  ),
)
