import { describe, expect, it } from 'vitest'
import { read, type ReadShape } from '../../src/model/healthlake/read.ts'
import { readers } from '../../src/model/healthlake/readers.ts'
import { shapeOf, shapes } from '../../src/model/healthlake/shapes.ts'
import { write, writeFrozen } from '../../src/model/healthlake/write.ts'

const instant = Date.UTC(2026, 0, 2, 3, 4, 5)

/** What a value is made with: instants in some form, and the members that some choice keeps. */
interface Making {
  readonly time: unknown
  keeps(isRequired: boolean, depth: number): boolean
}

/** A value that the shapes' table describes, whatever its constraints. */
function make(name: string, making: Making, depth = 0): unknown {
  const shape = shapeOf(name)
  switch (shape.type) {
    case 'structure': {
      const members = Object.entries(shape.members)
        .filter(([member]) => making.keeps(shape.required?.includes(member) === true, depth))
        .map(([member, of]) => [member, make(of, making, depth + 1)])
      return Object.fromEntries(members)
    }
    case 'list':
      return [make(shape.member, making, depth + 1), make(shape.member, making, depth + 1)]
    case 'string':
      return shape.enum?.[0] ?? 'text'
    case 'timestamp':
      return making.time
    case 'boolean':
      return false
    case 'integer':
    case 'long':
    case 'double':
      return 7
  }
}

const choices: [what: string, keeps: Making['keeps']][] = [
  ['all of its members', () => true],
  ['the required members', (isRequired) => isRequired],
  ['all of its members, and nothing in them', (_, depth) => depth === 0],
  ['all of its members and theirs, and nothing in these', (_, depth) => depth <= 1],
  ['nothing', () => false],
]

const times = [
  ['sdk', new Date(instant)],
  ['wire', instant / 1000],
] as const

const structures = Object.keys(shapes).filter((name) => shapeOf(name).type === 'structure')

describe.each(structures)('%s', (name) => {
  it.each(choices)('is written with %s, in their order', (_, keeps) => {
    const value = make(name, { time: instant, keeps }) as object

    for (const [form, time] of times) {
      const written = write(name, value, form)
      expect(written).toStrictEqual(make(name, { time, keeps }))
      expect(JSON.stringify(written)).toBe(JSON.stringify(make(name, { time, keeps })))
    }
  })

  it.each(choices)('is written frozen with %s, with text for instants', (_, keeps) => {
    const written = writeFrozen(name, make(name, { time: instant, keeps }) as object)

    expect(written).toStrictEqual(make(name, { time: new Date(instant).toISOString(), keeps }))
    expect(isFrozen(written)).toBe(true)
  })
})

describe.each(Object.keys(readers) as ReadShape[])('%s', (name) => {
  it.each(choices)('is read with %s, whatever else is given', (_, keeps) => {
    const wanted = make(name, { time: instant, keeps })

    for (const [form, time] of times) {
      const given = make(name, { time, keeps }) as object
      const { value, wrongType } = read(name, { ...given, Unknown: true, $unknown: [] }, form)
      expect(value).toStrictEqual(wanted)
      expect(isFrozen(value)).toBe(true)
      expect(wrongType).toBeUndefined()
    }
  })

  it.each([
    ['text', 'Unexpected field type'],
    [7, 'Unexpected field type'],
    [[], `Unrecognized collection type class com.amazonaws.healthlake.${name}`],
  ])('is read as empty, and of a wrong type, where %j is given', (given, message) => {
    expect(read(name, given, 'wire')).toStrictEqual({
      value: {},
      violations: [],
      wrongType: { path: '', message },
    })
  })

  it('lacks every member that is null, and says so of the required ones', () => {
    const { members, required: names = [] } = shapeOf(name) as {
      members: object
      required?: readonly string[]
    }
    const nulls = Object.fromEntries(Object.keys(members).map((member) => [member, null]))

    const { value, violations } = read(name, nulls, 'sdk')

    expect(value).toStrictEqual({})
    expect(violations.map(({ path }) => path.toLowerCase()).toSorted()).toEqual(
      names.map((member) => member.toLowerCase()).toSorted(),
    )
  })
})

function isFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(isFrozen)
}
