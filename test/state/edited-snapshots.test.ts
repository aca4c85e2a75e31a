import * as fc from 'fast-check'
import { createFakeHealthLake, MisuseError, type Snapshot } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { edits, holderIn, pathsIn } from './edits.ts'
import { looped, nested } from './no-json.ts'
import { richFake, sorted } from './tools.ts'

/** What comes of it when a fake is given its own snapshot back, edited. */
function aftermathOf(edit: (snapshot: Snapshot & Content) => unknown, fake = richFake()): object {
  const before = JSON.stringify(fake.snapshot())
  const edited = JSON.parse(before) as Snapshot & Content
  edit(edited)
  return { error: thrownBy(() => fake.restore(edited)), after: JSON.stringify(fake.snapshot()) }
}

const refused = {
  error: new MisuseError(
    'restore: the snapshot was edited or truncated, so its checksum does not match; arrange the fake with its own functions, and take a new one.',
  ),
  after: JSON.stringify(richFake().snapshot()),
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
    [
      'the schedule reversed',
      (snapshot) => (snapshot.transitions = snapshot.transitions.toReversed()),
    ],
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
  ])('%s', (_what, edit) => {
    expect(aftermathOf(edit)).toEqual(refused)
  })

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
    const early = aftermathOf((snapshot) => Object.assign(snapshot, { sequence: value }))
    const deep = aftermathOf(({ history: { records } }) => {
      Object.assign(records[0] ?? {}, { input: value })
    })

    expect([early, deep]).toEqual([refused, refused])
  })

  it('anything that is changed, taken away, added, doubled, moved or renamed, wherever it is', () => {
    const fake = richFake()
    const snapshot = fake.snapshot()
    const paths = fc.constantFrom(...pathsIn(snapshot).filter(([name]) => name !== 'version'))
    const kinds = fc.constantFrom(...Object.values(edits))
    const isSame = (other: unknown) =>
      JSON.stringify(sorted(other)) === JSON.stringify(sorted(snapshot))

    fc.assert(
      fc.property(paths, kinds, fc.jsonValue(), (path, edit, other) => {
        const aftermath = aftermathOf((edited) => {
          edit(holderIn(edited, path), path.at(-1) ?? '', other)
          fc.pre(!isSame(edited))
        }, fake)

        expect(aftermath).toEqual(refused)
      }),
      runs(300),
    )
  })
})

function thrownBy(act: () => void): unknown {
  try {
    act()
    return undefined
  } catch (error) {
    return error
  }
}

function cutOff(snapshot: object, kept: number): void {
  for (const name of Object.keys(snapshot).slice(kept)) {
    if (name !== 'checksum') Reflect.deleteProperty(snapshot, name)
  }
}
