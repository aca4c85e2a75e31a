import * as fc from 'fast-check'
import { createFakeHealthLake, MisuseError, type Snapshot } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { looped, nested } from './no-json.ts'
import { richFake, sorted } from './tools.ts'

const refusal = new MisuseError(
  'restore: the snapshot was edited or cut off, so its checksum does not fit; take it anew, and arrange what you want of the fake with its own functions before that.',
)

/** Edits a snapshot of a fake, gives it back to the fake, and expects that to be refused and to change nothing. */
function expectRefusal(edit: (snapshot: Content) => unknown): void {
  const fake = richFake()
  const before = JSON.stringify(fake.snapshot())
  const edited = JSON.parse(before) as Snapshot & Content
  edit(edited)

  expect(() => fake.restore(edited)).toThrow(refusal)

  expect(JSON.stringify(fake.snapshot())).toBe(before)
}

/** What the edits below are about. */
interface Content {
  accountId: string
  sequence: number
  transitions: object[]
  removals: object[]
  readonly history: { calls: number; records: { readonly input: object }[] }
  readonly objects: { readonly $map: [name: string, { readonly objects: unknown }][] }
  readonly regions: {
    readonly $map: [name: string, { datastores: { at: number; sequence: number }[] }][]
  }
  checksum: string
}

describe('restore refuses an edited snapshot in a sentence, and changes nothing:', () => {
  it.each<[string, (snapshot: Content) => unknown]>([
    ['a scheduled transition twice', ({ transitions }) => transitions.push({ ...transitions[0] })],
    ['the schedule reversed', ({ transitions }) => transitions.reverse()],
    ['the schedule emptied', (snapshot) => (snapshot.transitions = [])],
    ['a removal taken away', ({ removals }) => removals.pop()],
    [
      'two data stores with one `at` and `sequence`',
      ({ regions }) => {
        const [first, second] = regions.$map[1]?.[1].datastores ?? []
        Object.assign(second ?? {}, { at: first?.at, sequence: first?.sequence })
      },
    ],
    ['a data store taken away', ({ regions }) => regions.$map[0]?.[1].datastores.pop()],
    ['a region under another name', ({ regions }) => regions.$map[0]?.splice(0, 1, 'us-west-1')],
    ['`sequence: 0`', (snapshot) => (snapshot.sequence = 0)],
    ['`history.calls: 0`', ({ history }) => (history.calls = 0)],
    ['a member that was not there', ({ history }) => Object.assign(history, { note: null })],
    ['a bucket twice', ({ objects: { $map } }) => $map.push(...$map.slice(0, 1))],
    ['another account', (snapshot) => (snapshot.accountId = '210987654321')],
    ['no checksum', (snapshot) => Reflect.deleteProperty(snapshot, 'checksum')],
    ['a checksum of another form', (snapshot) => (snapshot.checksum = ` ${snapshot.checksum}`)],
    [
      'the checksum of another snapshot',
      (snapshot) =>
        Object.assign(snapshot, { checksum: createFakeHealthLake().snapshot()['checksum'] }),
    ],
    ['all but its first members cut off', (snapshot) => cutOff(snapshot, 5)],
    ['all but its checksum and version cut off', (snapshot) => cutOff(snapshot, 1)],
  ])('%s', (_what, edit) => expectRefusal(edit))

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['a function', () => 0],
    ['a symbol', Symbol('sequence')],
    ['a bigint', 1n],
    ['NaN', Number.NaN],
    ['a Date', new Date(0)],
    ['100,000 lists, one in the other', nested(100_000)],
    ['an object that has itself inside', looped()],
  ])('%s in place of what was there', (_what, value) => {
    expectRefusal((snapshot) => Object.assign(snapshot, { sequence: value }))
    expectRefusal(({ history }) => Object.assign(history.records[0] ?? {}, { input: value }))
  })

  it('anything that is changed, taken away, added, doubled, moved or renamed, wherever it is', () => {
    const fake = richFake()
    const before = JSON.stringify(fake.snapshot())
    const paths = pathsIn(fake.snapshot()).filter(([name]) => name !== 'version')
    const edit = fc.constantFrom(...Object.values(edits))

    fc.assert(
      fc.property(fc.constantFrom(...paths), edit, fc.jsonValue(), (path, make, other) => {
        const edited = JSON.parse(before) as Snapshot
        make(holderIn(edited, path), path.at(-1) ?? '', other)
        fc.pre(JSON.stringify(sorted(edited)) !== JSON.stringify(sorted(JSON.parse(before))))

        expect(() => fake.restore(edited)).toThrow(refusal)
        expect(JSON.stringify(fake.snapshot())).toBe(before)
      }),
      runs(500),
    )
  })
})

type Holder = unknown[] | Record<string, unknown>

/** An edit of what a list or an object holds under an index or a name. */
type Edit = (holder: Holder, name: string, other: unknown) => unknown

/** What may be done to an item of a list, and to a member of an object in its stead. */
function edit(ofList: (list: unknown[], index: number, other: unknown) => unknown, ofObject: Edit) {
  return (holder: Holder, name: string, other: unknown) =>
    Array.isArray(holder) ? ofList(holder, Number(name), other) : ofObject(holder, name, other)
}

const edits: Readonly<Record<string, Edit>> = {
  changed: (holder, name, other) => Object.assign(holder, { [name]: other }),
  'changed a little': (holder, name) => Object.assign(holder, { [name]: near(holder, name) }),
  'taken away': edit(
    (list, index) => list.splice(index, 1),
    (holder, name) => Reflect.deleteProperty(holder, name),
  ),
  added: edit(
    (list, index, other) => list.splice(index, 0, other),
    (holder, name, other) => Object.assign(holder, { [`${name}s`]: other }),
  ),
  doubled: edit(
    (list, index) => list.splice(index, 0, list[index]),
    (holder, name) => Object.assign(holder, { [`${name}s`]: valueIn(holder, name) }),
  ),
  'moved or renamed': edit(
    (list, index) => list.unshift(...list.splice(index, 1)),
    (holder, name) => {
      Object.assign(holder, { [`${name}s`]: valueIn(holder, name) })
      Reflect.deleteProperty(holder, name)
    },
  ),
}

function near(holder: Holder, name: string): unknown {
  const value = valueIn(holder, name)
  switch (typeof value) {
    case 'number':
      return value + 1
    case 'boolean':
      return !value
    case 'string':
      return `${value}\u0000`
    default:
      return [value]
  }
}

function valueIn(holder: unknown, name: string): unknown {
  return (holder as Readonly<Record<string, unknown>>)[name]
}

function holderIn(snapshot: Snapshot, path: readonly string[]): Holder {
  return path.slice(0, -1).reduce<unknown>(valueIn, snapshot) as Holder
}

/** The ways to all that there is in it. */
function pathsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => [
    [name],
    ...pathsIn(inside).map((path) => [name, ...path]),
  ])
}

function cutOff(snapshot: object, kept: number): void {
  for (const name of Object.keys(snapshot).slice(kept)) {
    if (name !== 'checksum') Reflect.deleteProperty(snapshot, name)
  }
}
