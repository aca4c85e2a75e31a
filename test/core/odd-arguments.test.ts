import { ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import {
  assertReceived,
  createFakeHealthLake,
  MisuseError,
  pollingClock,
  systemClock,
  type FakeHealthLake,
} from 'fake-healthlake'
import { describe, expect, it, vi } from 'vitest'
import { thrownBy } from '../thrown.ts'

function nestedList(): unknown {
  let list: unknown = []
  for (let level = 0; level < 100_000; level += 1) list = [list]
  return list
}

const odd: readonly [string, unknown][] = [
  ['a symbol', Symbol('s')],
  ['an object without a prototype', Object.create(null)],
  ['a list 100,000 deep', nestedList()],
  ['what only looks like a Date', { [Symbol.toStringTag]: 'Date' }],
  [
    'what throws as text',
    {
      toString() {
        throw new TypeError('No')
      },
    },
  ],
  ['a BigInt', 10n],
]

const takers: readonly [string, (fake: FakeHealthLake, value: never) => unknown][] = [
  ['datastore', (fake, value) => fake.datastore(value)],
  ['importJob', (fake, value) => fake.importJob(value)],
  ['exportJob', (fake, value) => fake.exportJob(value)],
  ['cancelExportJob', (fake, value) => fake.cancelExportJob(value)],
  ['resources', (fake, value) => fake.resources(value)],
  ['fhir', (fake, value) => fake.fhir(value)],
  ['a region', (fake, value) => fake.datastores({ region: value })],
  ['clock.advance', (fake, value) => fake.clock.advance(value)],
  ['clock.set', (fake, value) => fake.clock.set(value)],
  ['faults.add', (fake, value) => fake.faults.add(value)],
  ['objects.put', (fake, value) => fake.objects.put(value, 'x')],
  ['restore', (fake, value) => fake.restore(value)],
  ['pollingClock', (_fake, value) => pollingClock({ polls: value })],
  ['a time that something takes', (_fake, value) => make({ lifecycle: { importJob: value } })],
  ['the region of a fake', (_fake, value) => make({ region: value })],
  ["a client's requestHandler", (fake) => fake.client({ requestHandler: null as never })],
]

function make(options: Parameters<typeof createFakeHealthLake>[0]): FakeHealthLake {
  return createFakeHealthLake(options)
}

describe.each(takers)('%s refuses', (_name, take) => {
  it.each(odd)('%s, in a sentence', (_what, value) => {
    const error = thrownBy(() => take(createFakeHealthLake(), value as never))

    expect(error).toBeInstanceOf(MisuseError)
    expect(error.message.length).toBeLessThan(2000)
  })
})

it.each(odd.filter(([what]) => !what.includes('prototype') && !what.includes('throws')))(
  'Options that are %s are refused',
  (_what, value) => {
    expect(() => createFakeHealthLake(value as never)).toThrow(MisuseError)
    expect(() => assertReceived(createFakeHealthLake(), 'TagResource', {}, value as never)).toThrow(
      'assertReceived',
    )
  },
)

it('A fault rule whose input has a BigInt is refused', () => {
  const input = { Resource: { active: 10n } }
  const add = () =>
    createFakeHealthLake().faults.add({
      operation: 'UpdateResource',
      input,
      outcome: 'GoneException',
    })

  expect(add).toThrow('faults.add: input cannot be written as JSON; give plain data.')
})

it('A wanted input may name what every object has, and is told that there is no such member', () => {
  const fake = createFakeHealthLake()
  fake.execute('ListFHIRDatastores', {})

  for (const name of ['constructor', '__proto__', 'toString']) {
    const wanted = JSON.parse(`{ "${name}": {} }`) as object
    expect(() => assertReceived(fake, 'ListFHIRDatastores', wanted)).toThrow(MisuseError)
  }
})

it('A direct client takes null for no options, as the SDK does', async () => {
  const fake = createFakeHealthLake()
  const list = new ListFHIRDatastoresCommand({})

  for (const client of [fake.directClient(), fake.client()]) {
    await expect(client.send(list, null as never)).resolves.toMatchObject({
      DatastorePropertiesList: [],
    })
  }
})

it.each([Number.NaN, Infinity, undefined, '2025'])(
  'A clock that follows the system refuses %s as the time, and goes on with the next',
  (time) => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1000 })
    const fake = createFakeHealthLake({ clock: systemClock() })
    const shown = vi.spyOn(Date, 'now').mockReturnValueOnce(time as number)

    expect(() => fake.execute('ListFHIRDatastores', {})).toThrow('Date.now() gave')

    shown.mockRestore()
    fake.execute('ListFHIRDatastores', {})
    expect(fake.clock.now()).toBe(1000)
    vi.useRealTimers()
  },
)
