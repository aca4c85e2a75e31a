import { assertReceived, createFakeHealthLake, matchers, MisuseError } from 'fake-healthlake'
import type { FaultRule } from 'fake-healthlake'
import { beforeAll, describe, expect, it } from 'vitest'
import { stateOf } from '../state-of.ts'
import { thrownBy } from '../thrown.ts'

beforeAll(() => expect.extend(matchers))

function made() {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  return { fake, endpoint: fake.fhir(DatastoreId) }
}

const update = {
  method: 'PUT',
  path: 'Patient/p1',
  headers: { 'iF-mAtCh': 'W/"1"' },
  body: { resourceType: 'Patient', id: 'p1' },
}

const names = ['If-Match', 'if-match', 'IF-MATCH']

/** Something that has itself so many levels down. */
function nested(levels: number): unknown {
  return JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels))
}

const circle: Record<string, unknown> = {}
circle['again'] = [circle, circle]

describe('A header', () => {
  it.each(names)('is met by a fault rule in whichever case it is named: %s', (name) => {
    const { fake, endpoint } = made()
    const input = { Headers: { [name]: 'W/"1"' } }
    fake.faults.add({ operation: 'UpdateResource', input, outcome: 'ThrottlingException' })

    expect(endpoint.request(update).status).toBe(429)
    fake.verify()
  })

  it.each(names)('is met by a rule for any operation: %s', (name) => {
    const { fake, endpoint } = made()
    fake.faults.add({ input: { Headers: { [name]: 'W/"1"' } }, outcome: 'ThrottlingException' })

    expect(endpoint.request(update).status).toBe(429)
  })

  it.each(names)('is met by an assertion: %s', (name) => {
    const { fake, endpoint } = made()
    endpoint.request(update)

    assertReceived(fake, 'UpdateResource', { Headers: { [name]: 'W/"1"' } })
    expect(fake).toHaveReceived('UpdateResource', {
      Headers: { [name]: expect.stringContaining('1') },
    })
    expect(fake).not.toHaveReceived('UpdateResource', { Headers: { [name]: 'W/"2"' } })
  })

  it('may be asked for by a matcher of them all', () => {
    const { fake, endpoint } = made()
    endpoint.request(update)

    expect(fake).toHaveReceived('UpdateResource', {
      Headers: expect.objectContaining({ 'if-match': 'W/"1"' }),
    })
  })

  it('is refused where it is given twice', () => {
    const { fake } = made()
    const input = { Headers: { 'If-Match': 'W/"1"', 'if-match': 'W/"2"' } }
    const twice = 'Headers has if-match twice, in different case; give it once.'

    expect(() => fake.faults.add({ input, outcome: 'ThrottlingException' })).toThrow(
      new MisuseError(`faults.add: input: ${twice}`),
    )
    expect(() => assertReceived(fake, 'UpdateResource', input)).toThrow(
      new MisuseError(`assertReceived: the input: ${twice}`),
    )
  })
})

describe('What is wanted of a resource', () => {
  const deep = [
    ['10,000 levels', nested(10_000)],
    ['1001 levels below its name', nested(1001)],
    ['itself', circle],
  ] as const

  it.each(deep)('is refused in a fault rule where it has %s', (_what, Resource) => {
    const { fake } = made()
    const before = stateOf(fake)
    const rule: FaultRule = { input: { Resource }, outcome: 'ThrottlingException' }

    const error = thrownBy(() => fake.faults.add(rule))

    expect(error).toBeInstanceOf(MisuseError)
    expect(String(error)).toContain('faults.add: input is nested more than 1000 levels deep')
    expect(stateOf(fake)).toEqual(before)
  })

  it.each(deep)('is refused in an assertion where it has %s', (_what, Resource) => {
    const { fake } = made()

    const error = thrownBy(() => assertReceived(fake, 'CreateResource', { Resource }))

    expect(error).toBeInstanceOf(MisuseError)
    expect(String(error)).toContain(
      'assertReceived: the input is nested more than 1000 levels deep',
    )
  })

  it('may be as deep as the bodies that are looked at', () => {
    const { fake, endpoint } = made()
    const Resource = nested(1000)
    fake.faults.add({ input: { Resource }, outcome: 'ThrottlingException' })

    expect(endpoint.request({ ...update, body: Resource }).status).toBe(429)
    assertReceived(fake, 'UpdateResource', { Resource })
  })
})

describe('What is no input', () => {
  it.each<[unknown, string]>([
    [null, 'null'],
    ['p1', "'p1'"],
    [7, '7'],
    [[], '[]'],
  ])('is refused as such: %o', (input, shown) => {
    const { fake } = made()

    expect(() => assertReceived(fake, 'ReadResource', input as object)).toThrow(
      new MisuseError(
        `assertReceived: the input cannot be ${shown}; give an object with some of its members, or a matcher such as expect.anything().`,
      ),
    )
  })
})

describe('What is told of that is simulated', () => {
  const naming: readonly [who: string, act: () => unknown][] = [
    [
      'faults.add',
      () => made().fake.faults.add({ operation: 'X' as 'ReadResource', outcome: { kind: 'hang' } }),
    ],
    ['assertReceived', () => assertReceived(made().fake, 'X' as 'ReadResource')],
    ['execute', () => made().fake.execute('X' as 'TagResource', {} as never)],
    ['quotas.rates', () => createFakeHealthLake({ quotas: { rates: { ['X' as string]: 1 } } })],
  ]

  it.each(naming)('has no interaction that answers 501: %s', (_who, act) => {
    const { message } = thrownBy(act)

    expect(message).toContain('ReadResource')
    expect(message).not.toContain('OtherInteraction')
  })

  it('leaves it possible to name the others', () => {
    const { fake, endpoint } = made()
    fake.faults.add({ operation: 'OtherInteraction', outcome: 'ThrottlingException' })

    expect(endpoint.request({ path: '$unheard' }).status).toBe(429)
    assertReceived(fake, 'OtherInteraction')
    expect(createFakeHealthLake({ quotas: { rates: { OtherInteraction: 1 } } })).toBeDefined()
  })
})
