import { MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { richFake, spoilt } from './spoilt.ts'

describe('restore is a misuse, and changes nothing, for what is no snapshot:', () => {
  it.each([
    ['datastore', 'id', 'f'.repeat(32)],
    ['datastore', 'region', 'eu-west-1'],
    ['importJob', 'id', 'f'.repeat(32)],
    ['importJob', 'resource', 'exportJob'],
    ['exportJob', 'region', 'eu-west-1'],
  ])('one whose agenda has a %s that is not there, by its %s', (resource, member, value) => {
    const fake = richFake()
    const before = fake.snapshot()
    const agenda = before['agenda'] as { resource: string; id: string }[]
    const index = agenda.findIndex((due) => due.resource === resource)
    const snapshot = spoilt(['agenda', index, member], value)
    const due = (snapshot['agenda'] as typeof agenda)[index]

    expect(() => fake.restore(snapshot)).toThrow(
      new MisuseError(
        `restore: the snapshot is damaged (its agenda has a ${due?.resource} ${due?.id} that is not there). Take it anew.`,
      ),
    )

    expect(fake.snapshot()).toEqual(before)
  })

  it.each(['datastore', 'importJob', 'exportJob'])(
    'one whose agenda has a %s that gets a status which there is not',
    (resource) => {
      const fake = richFake()
      const before = fake.snapshot()
      const agenda = before['agenda'] as { resource: string }[]
      const index = agenda.findIndex((due) => due.resource === resource)

      expect(() => fake.restore(spoilt(['agenda', index, 'to'], 'LOST'))).toThrow(
        /^restore: the snapshot is damaged \(.*LOST.*\)[.] Take it anew[.]$/u,
      )

      expect(fake.snapshot()).toEqual(before)
    },
  )

  it.each(['importJob', 'exportJob'])(
    'one whose agenda has a %s that gets no status',
    (resource) => {
      const fake = richFake()
      const before = fake.snapshot()
      const agenda = before['agenda'] as { resource: string }[]
      const index = agenda.findIndex((due) => due.resource === resource)

      expect(() => fake.restore(spoilt(['agenda', index, 'to'], undefined))).toThrow(
        /^restore: the snapshot is damaged \(.*agenda.*\)[.] Take it anew[.]$/u,
      )

      expect(fake.snapshot()).toEqual(before)
    },
  )

  it.each(['RestoreFHIRDatastore', 'toString', '__proto__', ''])(
    'one whose history has the operation "%s"',
    (operation) => {
      const fake = richFake()
      const before = fake.snapshot()
      const snapshot = spoilt(['history', 'records', 1, 'operation'], operation)

      expect(() => fake.restore(snapshot)).toThrow(
        new MisuseError(
          `restore: the snapshot is damaged (its history has ${operation}). Take it anew.`,
        ),
      )

      expect(fake.snapshot()).toEqual(before)
    },
  )
})
