import { isAbout, outcomeStage, type Candidate, type Stage } from './match.ts'
import type { Fault, StoredRule } from '../../state/fault-rules.ts'

interface Lane {
  // Those that may match any request.
  readonly open: Fault[]
  // The others, by the member of the input that must have a certain value, and that value.
  readonly byMember: Map<string, Map<unknown, Fault[]>>
  // Those that want nothing of the input, but a region.
  readonly byRegion: Map<string, Fault[]>
}

export type RuleIndex = Map<string, Lane>

// A list of rules is replaced, never changed.
const remembered = new WeakMap<readonly Fault[], RuleIndex>()

export function findRules(
  rules: readonly Fault[],
  stage: Stage,
  { operation, region, input }: Candidate,
): readonly Fault[] {
  if (rules.length === 0) return rules
  const lanes = remembered.get(rules) ?? new Map<string, Lane>()
  remembered.set(rules, lanes)
  const { open, byMember, byRegion } = laneIn(lanes, rules, stage, operation)
  let found = open
  const some = byRegion.get(region)
  if (some !== undefined) found = merge(found, some)
  for (const [member, byValue] of byMember) {
    const same = byValue.get((input as Readonly<Record<string, unknown>>)[member])
    if (same !== undefined) found = merge(found, same)
  }
  return found
}

function merge(a: Fault[], b: Fault[]): Fault[] {
  return a.length === 0 ? b : [...a, ...b].toSorted((one, other) => one.id - other.id)
}

function laneIn(
  lanes: RuleIndex,
  rules: readonly Fault[],
  stage: Stage,
  operation: Candidate['operation'],
): Lane {
  const name = `${stage}/${operation}`
  const known = lanes.get(name)
  if (known !== undefined) return known
  const lane: Lane = { open: [], byMember: new Map(), byRegion: new Map() }
  for (const fault of rules) {
    const { rule } = fault
    if (outcomeStage(rule.outcome) === stage && isAbout(rule, operation))
      placeOf(lane, rule).push(fault)
  }
  lanes.set(name, lane)
  return lane
}

function placeOf(lane: Lane, { input = {}, region }: StoredRule): Fault[] {
  const plain = Object.entries(input).find(([, value]) => typeof value !== 'object')
  if (plain !== undefined) {
    const [member, value] = plain
    return listAt(mapAt(lane.byMember, member), value)
  }
  return region === undefined ? lane.open : listAt(lane.byRegion, region)
}

function mapAt<K, V>(map: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const there = map.get(key) ?? new Map<K, V>()
  map.set(key, there)
  return there
}

function listAt<K>(map: Map<K, Fault[]>, key: K): Fault[] {
  const there = map.get(key) ?? []
  map.set(key, there)
  return there
}
