import { partsOf, without } from './service.ts'
import type { Service, Traits } from './service.ts'

/** Both sides, and what has been compared so far. */
export interface Walk {
  readonly ours: Service
  readonly theirs: Service
  readonly shapes: Set<string>
  readonly errors: Set<string>
}

/**
 * What a difference means: an addition is what a newer service has and our tables do not know yet; in a disagreement both
 * cannot be right.
 */
export type Kind = 'addition' | 'disagreement'

interface Place {
  /** The way from an operation, such as `input.Tags[].Key.max`. */
  readonly path: string
  /** The shape in our tables that speaks about it. */
  readonly shape?: string
}

/** A difference: undefined is what a side does not say. */
export interface Found extends Place {
  readonly kind: Kind
  readonly ours: unknown
  readonly theirs: unknown
}

type Name = string | undefined

/**
 * Compares the names of two shapes that should be the same, then the shapes, unless that is done already.
 *
 * @param walk Both sides
 * @param place Where the names stand
 * @param ours The name in our tables
 * @param theirs The name in the model
 * @yields The differences
 */
export function* reference(walk: Walk, place: Place, ours: Name, theirs: Name): Generator<Found> {
  if (ours !== theirs) yield { ...place, kind: 'disagreement', ours, theirs }
  if (ours === undefined || theirs === undefined || walk.shapes.has(`${ours} ${theirs}`)) return
  walk.shapes.add(`${ours} ${theirs}`)
  const [a = {}, b = {}] = [walk.ours.shapes[ours], walk.theirs.shapes[theirs]]
  yield* shape(walk, { path: place.path, shape: ours }, a, b)
}

function* shape(walk: Walk, place: Place, ours: Traits, theirs: Traits): Generator<Found> {
  const { path } = place
  if (ours['type'] !== theirs['type']) {
    const types = { ours: ours['type'], theirs: theirs['type'] }
    return yield { ...place, kind: 'disagreement', path: `${path}.type`, ...types }
  }
  const [a, b] = [partsOf(ours), partsOf(theirs)]
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const here = { ...place, path: /^[[{]/.test(name) ? `${path}${name}` : `${path}.${name}` }
    if (a[name] !== undefined) yield* reference(walk, here, a[name], b[name])
    else yield { ...here, kind: 'addition', ours: undefined, theirs: b[name] }
  }
  yield* order({ ...place, path: `${path}.members` }, Object.keys(a), Object.keys(b))
  const added = Object.keys(b).filter((name) => a[name] === undefined)
  yield* traits(place, saidBeside(ours), saidBeside(theirs, added))
}

/** What is said of a shape beside its members' names, but for what is said of some members. */
function saidBeside(said: Traits, added: readonly string[] = []): Traits {
  const { required, ...rest } = without(said, 'member', 'key', 'value', 'members')
  const others = Object.entries(rest).filter(
    ([name]) => !added.some((of) => name.startsWith(`${of}.`)),
  )
  return {
    ...Object.fromEntries(others),
    ...(isList(required) && { required: required.filter((name) => !added.includes(String(name))) }),
  }
}

/** Lists in which a further item is nothing but news. */
const growing = ['enum', 'members']

/**
 * Compares traits of any kind one by one.
 *
 * @param place Where they stand
 * @param ours The traits in our tables
 * @param theirs The traits in the model
 * @yields The differences
 */
export function* traits(place: Place, ours: Traits, theirs: Traits): Generator<Found> {
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [a, b] = [ours[name], theirs[name]]
    const here = { ...place, path: `${place.path}.${name}` }
    if (isList(a) && isList(b)) {
      yield* lists(here, a, b, growing.includes(name) ? 'addition' : 'disagreement')
      if (name === 'enum') yield* order(here, a, b)
    } else if (JSON.stringify(a) !== JSON.stringify(b)) {
      yield { ...here, kind: 'disagreement', ours: a, theirs: b }
    }
  }
}

type Items = readonly unknown[]

function isList(value: unknown): value is Items {
  return Array.isArray(value)
}

/**
 * Compares what two lists hold, in whatever order.
 *
 * @param place Where they stand
 * @param ours The list in our tables
 * @param theirs The list in the model
 * @param further What it means if the model's list has an item that ours lacks
 * @yields A difference for each item that one of them lacks
 */
export function* lists(place: Place, ours: Items, theirs: Items, further: Kind): Generator<Found> {
  for (const item of theirs) {
    if (!ours.includes(item)) yield { ...place, kind: further, ours: undefined, theirs: item }
  }
  for (const item of ours) {
    if (!theirs.includes(item)) {
      yield { ...place, kind: 'disagreement', ours: item, theirs: undefined }
    }
  }
}

function* order(place: Place, ours: Items, theirs: Items): Generator<Found> {
  const a = ours.filter((item) => theirs.includes(item))
  const b = theirs.filter((item) => ours.includes(item))
  if (a.join() !== b.join()) {
    yield { ...place, kind: 'disagreement', path: `${place.path} order`, ours: a, theirs: b }
  }
}
