import type { Snapshot } from 'fake-healthlake'

type Holder = unknown[] | Record<string, unknown>

/** An edit of what a list or an object holds under an index or a name. */
type Edit = (holder: Holder, name: string, other: unknown) => unknown

/** What may be done to an item of a list, and to a member of an object in its stead. */
function either(
  ofList: (list: unknown[], index: number, other: unknown) => unknown,
  ofObject: Edit,
) {
  return (holder: Holder, name: string, other: unknown) =>
    Array.isArray(holder) ? ofList(holder, Number(name), other) : ofObject(holder, name, other)
}

/** The kinds of edits. */
export const edits: Readonly<Record<string, Edit>> = {
  changed: (holder, name, other) => Object.assign(holder, { [name]: other }),
  'changed a little': (holder, name) => Object.assign(holder, { [name]: near(holder, name) }),
  'taken away': either(
    (list, index) => list.splice(index, 1),
    (holder, name) => Reflect.deleteProperty(holder, name),
  ),
  added: either(
    (list, index, other) => list.splice(index, 0, other),
    (holder, name, other) => Object.assign(holder, { [`${name}s`]: other }),
  ),
  doubled: either(
    (list, index) => list.splice(index, 0, list[index]),
    (holder, name) => Object.assign(holder, { [`${name}s`]: valueIn(holder, name) }),
  ),
  'moved or renamed': either(
    (list, index) => list.unshift(...list.splice(index, 1)),
    (holder, name) => {
      Object.assign(holder, { [`${name}s`]: valueIn(holder, name) })
      Reflect.deleteProperty(holder, name)
    },
  ),
}

function near(holder: Holder, name: string): unknown {
  const value = valueIn(holder, name)
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return typeof value === 'string' ? `${value}\u0000` : [value]
}

function valueIn(holder: unknown, name: string): unknown {
  return (holder as Readonly<Record<string, unknown>>)[name]
}

/** What holds that to which a path leads. */
export function holderIn(snapshot: Snapshot, path: readonly string[]): Holder {
  return path.slice(0, -1).reduce<unknown>(valueIn, snapshot) as Holder
}

/** The ways to all that there is in it. */
export function pathsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => [
    [name],
    ...pathsIn(inside).map((path) => [name, ...path]),
  ])
}
