import type { FakeHealthLake, FaultRule } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { served, type Served } from '../http/tools.ts'
import { copied, runCopied } from './copied.ts'

/** Writes patients with these ids in one bundle; the last has none, and is created. */
function write(fake: FakeHealthLake, type: 'batch' | 'transaction', ids: readonly string[]): void {
  const [store] = fake.datastores()
  const entry = ids.map((id) => ({
    resource: { resourceType: 'Patient', id },
    request: { method: 'PUT', url: `Patient/${id}` },
  }))
  const created = {
    resource: { resourceType: 'Patient' },
    request: { method: 'POST', url: 'Patient' },
  }
  const body = { resourceType: 'Bundle', type, entry: [...entry, created] }
  fake.fhir(store?.DatastoreId ?? '').request({ method: 'POST', path: '', body })
}

/** A fake with a data store and rules. */
async function withRules(...rules: readonly FaultRule[]): Promise<Served> {
  const from = await served()
  from.fake.addDatastore()
  for (const rule of rules) from.fake.faults.add(rule)
  return from
}

/** What became of the entries of the last call. */
function entriesOf(fake: FakeHealthLake) {
  return fake.history.at(-1)?.entries?.map(({ operation, error, fault }) => ({
    operation,
    error: error?.name,
    message: error?.message,
    kind: fault?.kind,
  }))
}

const failing = { kind: 'error', name: 'ThrottlingException', message: 'Slow down' } as const
const updates = { operation: 'UpdateResource' } as const

describe('A rule that struck an entry of a bundle strikes it in a copied test', () => {
  const cases: readonly [which: string, rules: readonly FaultRule[]][] = [
    ['the first', [{ ...updates, outcome: failing }]],
    ['the second and the third', [{ ...updates, skip: 1, times: 2, outcome: failing }]],
    [
      'each second',
      [
        { ...updates, input: { Id: 'b' }, outcome: failing },
        { ...updates, input: { Id: 'd' }, times: 'always', outcome: 'InternalServerException' },
      ],
    ],
    ['the one that is created', [{ operation: 'CreateResource', outcome: failing }]],
    ['whatever it asks for', [{ skip: 2, times: 2, outcome: failing }]],
    [
      'with an error of its own',
      [{ ...updates, outcome: { kind: 'error', name: 'Odd', statusCode: 418 }, anyError: true }],
    ],
  ]
  it.each(cases)('%s', async (_which, rules) => {
    const from = await withRules(...rules)
    write(from.fake, 'batch', ['a', 'b', 'c', 'd'])
    expect(entriesOf(from.fake)?.some(({ kind }) => kind === 'error')).toBe(true)

    for (const wanted of [
      { kind: 'history' },
      { kind: 'call', sequence: 1 },
      { kind: 'rule', id: 1 },
    ] as const) {
      const text = await copied(from, wanted)
      expect(text).toContain('?.entries).toMatchObject([')
      expect(entriesOf(runCopied(text).fake)).toEqual(entriesOf(from.fake))
    }
  })

  it('by number, where some are alike', async () => {
    const from = await withRules(
      { ...updates, skip: 1, outcome: failing },
      { ...updates, skip: 2, outcome: failing },
    )
    write(from.fake, 'batch', ['a', 'a', 'a', 'a', 'a'])

    const again = runCopied(await copied(from, { kind: 'history' }))

    expect(entriesOf(again.fake)).toEqual(entriesOf(from.fake))
  })

  it('of which the rule is there no more', async () => {
    const from = await withRules({ ...updates, skip: 1, outcome: 'ThrottlingException' })
    write(from.fake, 'batch', ['a', 'b'])
    from.fake.faults.clear()

    const again = runCopied(await copied(from, { kind: 'history' }))

    const became = entriesOf(again.fake)?.map(({ error, kind }) => [error, kind])
    expect(became).toEqual([
      [undefined, undefined],
      ['ThrottlingException', 'error'],
      [undefined, undefined],
    ])
  })

  it('so that a transaction fails as a whole', async () => {
    const from = await withRules({ ...updates, skip: 1, outcome: failing })
    write(from.fake, 'transaction', ['a', 'b'])

    const again = runCopied(await copied(from, { kind: 'history' }))

    expect(again.fake.history.at(-1)?.error).toEqual(from.fake.history.at(-1)?.error)
    expect(again.fake.history.at(-1)?.attempts).toEqual(from.fake.history.at(-1)?.attempts)
    expect(entriesOf(from.fake)?.map(({ error }) => error)).toEqual([
      undefined,
      'ThrottlingException',
      undefined,
    ])
    expect(entriesOf(again.fake)).toEqual(entriesOf(from.fake))
  })
})
