import { createFakeHealthLake, MisuseError, type Snapshot } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { looped, nested } from './no-json.ts'
import { richFake } from './tools.ts'

describe('restore is a misuse, and changes nothing, for what is no snapshot:', () => {
  it.each([
    ['a text', 'version 1'],
    ['the text of a snapshot, not parsed', JSON.stringify(createFakeHealthLake().snapshot())],
    ['such a text, cut off', JSON.stringify(createFakeHealthLake().snapshot()).slice(0, 200)],
  ])('%s', (_what, text: unknown) => {
    const fake = richFake()
    const before = fake.snapshot()

    expect(() => fake.restore(text as Snapshot)).toThrow(
      new MisuseError('restore: a snapshot as text must be parsed first; give JSON.parse(text).'),
    )

    expect(fake.snapshot()).toEqual(before)
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 1],
    ['true', true],
    ['a bigint', 3n],
    ['a symbol', Symbol('snapshot')],
    ['a list', [1]],
    ['100,000 lists, one in the other', nested(100_000)],
    ['an object that has itself inside', looped()],
    ['an object without a prototype', Object.create(null)],
    ['an object that calls itself a Date', { [Symbol.toStringTag]: 'Date' }],
    ['a Date that is none', new Date(Number.NaN)],
    ['an object that cannot be shown', { toJSON: () => 5n, toString: null }],
    ['an empty object', {}],
    ['a function', () => ({ version: 1 })],
    ['no version', { ...createFakeHealthLake().snapshot(), version: undefined }],
    ['a fake', createFakeHealthLake()],
  ])('%s', (_what, snapshot) => {
    const fake = richFake()
    const before = fake.snapshot()

    expect(() => fake.restore(snapshot as Snapshot)).toThrow(MisuseError)
    expect(() => fake.restore(snapshot as Snapshot)).toThrow(
      /^restore: .* is not a snapshot; give what snapshot\(\) returned, or its JSON, parsed[.]$/su,
    )

    expect(fake.snapshot()).toEqual(before)
  })

  it.each([0, 1, 2, 3, 4, 5, 5.5, 7, -6, Number.NaN])('one of version %d', (version) => {
    const fake = richFake()
    const before = fake.snapshot()

    expect(() => fake.restore({ ...before, version })).toThrow(
      new MisuseError(
        `restore: the snapshot has version ${version}; this release reads only version 6. Take a new one with this release, of a fake that is set up in the same way, or restore it with the release that took it.`,
      ),
    )

    expect(fake.snapshot()).toEqual(before)
  })

  it('one whose version became text', () => {
    const fake = richFake()
    const before = fake.snapshot()

    expect(() => fake.restore({ ...before, version: '3' as unknown as number })).toThrow(
      new MisuseError(
        "restore: the version of the snapshot is '3', which is text, where snapshot() has a number; give its JSON unchanged, parsed.",
      ),
    )

    expect(fake.snapshot()).toEqual(before)
  })

  it('one of another account', () => {
    const fake = createFakeHealthLake()
    const before = fake.snapshot()
    const other = createFakeHealthLake({ accountId: '210987654321' })

    expect(() => fake.restore(other.snapshot())).toThrow(
      new MisuseError(
        "restore: the snapshot is of the account '210987654321', the fake is of '123456789012'; make the fake with accountId: '210987654321'.",
      ),
    )

    expect(fake.snapshot()).toEqual(before)
  })
})
