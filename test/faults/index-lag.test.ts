import {
  createFakeHealthLake,
  type FakeHealthLake,
  type FakeHealthLakeOptions,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

const SECOND = 1000

function clinic(options?: FakeHealthLakeOptions): FakeHealthLake {
  const fake = createFakeHealthLake(options)
  fake.addDatastore({ DatastoreName: 'clinic' })
  return fake
}

function idOf(fake: FakeHealthLake): string {
  return fake.datastore('clinic')?.DatastoreId ?? ''
}

function put(fake: FakeHealthLake, id: string, family: string, headers = {}): number {
  const body = { resourceType: 'Patient', id, name: [{ family }] }
  return fake.fhir(idOf(fake)).request({ method: 'PUT', path: `Patient/${id}`, headers, body })
    .status
}

/** The ids that a search finds. */
function found(fake: FakeHealthLake, query: string): readonly string[] {
  const { body } = fake.fhir(idOf(fake)).request({ path: 'Patient', query })
  const { entry = [] } = body as { entry?: { resource: { id: string } }[] }
  return entry.map(({ resource }) => resource.id)
}

function delay(fake: FakeHealthLake, milliseconds: number, operation = 'UpdateResource'): void {
  const outcome = { kind: 'transition', after: milliseconds } as const
  fake.faults.add({ operation: operation as 'UpdateResource', outcome })
}

describe('A write that a transition delays', () => {
  it('is found by searches so much later, and read at once, while others are found', () => {
    const fake = clinic()
    delay(fake, 20 * SECOND)
    put(fake, 'a', 'Alvarez')
    put(fake, 'b', 'Alvarez')

    expect(found(fake, 'family=Alvarez')).toEqual(['b'])
    expect(fake.fhir(idOf(fake)).request({ path: 'Patient/a' }).status).toBe(200)
    fake.clock.advance(20 * SECOND - 1)
    expect(found(fake, 'family=Alvarez')).toEqual(['b'])
    fake.clock.advance(1)
    expect(found(fake, 'family=Alvarez')).toEqual(['a', 'b'])
    fake.verify()
  })

  it('for ever is never found', () => {
    const fake = clinic()
    delay(fake, Infinity)
    put(fake, 'a', 'Alvarez')
    fake.clock.advance({ days: 1000 })

    expect(found(fake, '')).toEqual([])
    put(fake, 'a', 'Alvarez')
    expect(found(fake, '')).toEqual(['a'])
  })

  it.each([
    [5, 5],
    [20, 20],
    [60, 60],
  ])('takes %d seconds in place of lifecycle.searchIndex', (after, seconds) => {
    const fake = clinic({ lifecycle: { searchIndex: { seconds: 20 } } })
    delay(fake, after * SECOND)
    put(fake, 'a', 'Alvarez')

    fake.clock.advance(seconds * SECOND - 1)
    expect(found(fake, '')).toEqual([])
    fake.clock.advance(1)
    expect(found(fake, '')).toEqual(['a'])
  })

  it('is not found either where lifecycle.searchIndex is for ever', () => {
    const fake = clinic({ lifecycle: { searchIndex: Infinity } })
    delay(fake, 5)
    put(fake, 'a', 'Alvarez')
    fake.clock.advance({ days: 1 })

    expect(found(fake, '')).toEqual([])
  })

  it('leaves what was there before to be found if it is strongly consistent, among many and after others', () => {
    const fake = clinic()
    for (let number = 0; number < 80; number += 1) put(fake, `p${number}`, `Family${number}`)
    delay(fake, 3600 * SECOND)
    put(fake, 'p7', 'Newname', { 'x-amz-fhir-history-consistency-level': 'strong' })
    fake.clock.advance({ minutes: 1 })
    put(fake, 'p8', 'Other')

    expect(found(fake, 'family=Family7')).toContain('p7')
    expect(found(fake, 'family=Newname')).toEqual([])
    expect(found(fake, 'family=Other')).toEqual(['p8'])
    fake.clock.advance({ hours: 1 })
    expect(found(fake, 'family=Newname')).toEqual(['p7'])
    expect(found(fake, 'family=Family7')).not.toContain('p7')
  })

  it('may be a create or a deletion', () => {
    const fake = clinic()
    put(fake, 'a', 'Alvarez')
    delay(fake, SECOND, 'DeleteResource')
    delay(fake, SECOND, 'CreateResource')
    const endpoint = fake.fhir(idOf(fake))
    const headers = { 'x-amz-fhir-history-consistency-level': 'strong' }
    endpoint.request({ method: 'DELETE', path: 'Patient/a', headers })
    endpoint.request({ method: 'POST', path: 'Patient', body: { resourceType: 'Patient' } })

    expect(found(fake, '')).toEqual(['a'])
    fake.clock.advance(SECOND)
    expect(found(fake, '')).toHaveLength(1)
    expect(found(fake, '')).not.toEqual(['a'])
    fake.verify()
  })

  it('is the same in a fork and in what a snapshot restores', () => {
    const fake = clinic()
    delay(fake, SECOND)
    put(fake, 'a', 'Alvarez')
    const restored = createFakeHealthLake()
    restored.restore(JSON.parse(JSON.stringify(fake.snapshot())) as never)

    for (const copy of [fake.fork(), restored]) {
      expect(found(copy, '')).toEqual([])
      copy.clock.advance(SECOND)
      expect(found(copy, '')).toEqual(['a'])
    }
    expect(found(fake, '')).toEqual([])
  })

  it('that was refused leaves the rule to the next', () => {
    const fake = clinic()
    delay(fake, SECOND)

    expect(put(fake, 'a', 'Alvarez', { 'if-match': 'W/"1"' })).toBe(412)
    expect(put(fake, 'a', 'Alvarez')).toBe(201)
    expect(found(fake, '')).toEqual([])
  })

  it('is told of in the timeline', () => {
    const fake = clinic()
    delay(fake, SECOND)
    put(fake, 'a', 'Alvarez')

    expect(fake.timeline()).toContain('attempt 1: transition after 1s, by fault rule 1')
  })
})

function post(fake: FakeHealthLake, type: string, ids: readonly string[]): number {
  const entry = ids.map((id) => ({
    resource: { resourceType: 'Patient', id, name: [{ family: id }] },
    request: { method: 'PUT', url: `Patient/${id}` },
  }))
  const body = { resourceType: 'Bundle', type, entry }
  return fake.fhir(idOf(fake)).request({ method: 'POST', path: '', body }).status
}

describe('A bundle that a transition delays', () => {
  it.each(['batch', 'transaction'])('as a %s has all that it writes found later', (type) => {
    const fake = clinic()
    delay(fake, SECOND, 'ProcessBundle')
    post(fake, type, ['a', 'b'])
    put(fake, 'c', 'c')

    expect(found(fake, '')).toEqual(['c'])
    fake.clock.advance(SECOND)
    expect(found(fake, '')).toEqual(['a', 'b', 'c'])
    fake.verify()
  })

  it('leaves a rule for how it ends to those that are asynchronous', () => {
    const fake = clinic()
    const outcome = { kind: 'transition', to: 'FAILED', after: SECOND } as const
    const rule = fake.faults.add({ operation: 'ProcessBundle', outcome })
    post(fake, 'transaction', ['a'])

    expect(found(fake, '')).toEqual(['a'])
    expect(rule.used).toBe(0)
  })

  it('and that fails leaves nothing behind', () => {
    const fake = clinic()
    put(fake, 'a', 'a')
    const before = fake.resources(idOf(fake)).list()
    delay(fake, SECOND, 'ProcessBundle')

    expect(post(fake, 'transaction', ['a', '!'])).toBe(400)

    expect(fake.resources(idOf(fake)).list()).toEqual(before)
    expect(found(fake, '')).toEqual(['a'])
    put(fake, 'a', 'b')
    expect(found(fake, 'family=b')).toEqual(['a'])
  })
})
