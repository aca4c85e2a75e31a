import { manualClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { r4, served } from '../http/tools.ts'
import { copied, runCopied } from './copied.ts'

describe('One call as a test', () => {
  it('has only what it depends on, whatever ids that gets', async () => {
    const from = await served()
    const { fake } = from
    fake.execute('CreateFHIRDatastore', { ...r4, DatastoreName: 'other' })
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', {
      ...r4,
      DatastoreName: 'claims',
    })
    fake.execute('DescribeFHIRDatastore', { DatastoreId })
    fake.clock.advance({ minutes: 1 })
    expect(() => fake.execute('DeleteFHIRDatastore', { DatastoreId })).toThrow('CREATING')

    const text = await copied(from, { kind: 'call', sequence: 4 })
    const again = runCopied(text)

    expect(again.title).toBe(
      'DeleteFHIRDatastore fails with ConflictException [conflict-in-transition]',
    )
    expect(again.fake.history.map(({ operation }) => operation)).toEqual([
      'CreateFHIRDatastore',
      'DeleteFHIRDatastore',
    ])
    expect(text).not.toContain(DatastoreId)
  })

  it('fails where the fake does otherwise', async () => {
    const from = await served()
    const { DatastoreId } = from.fake.execute('CreateFHIRDatastore', r4)
    expect(() => from.fake.execute('DeleteFHIRDatastore', { DatastoreId })).toThrow('CREATING')
    const text = await copied(from, { kind: 'call', sequence: 2 })

    expect(() => runCopied(text.replace("conflict-in-transition'", "another'"))).toThrow('another')
    expect(() => runCopied(text.replace("execute('Delete", "execute('Describe"))).toThrow(
      'to throw',
    )
  })

  it('asks once for each attempt of a call that was tried again', async () => {
    const from = await served()
    const { fake } = from
    const client = fake.client()
    const { ListFHIRDatastoresCommand } = await import('@aws-sdk/client-healthlake')
    fake.faults.add({ per: 'attempt', times: 2, outcome: 'ThrottlingException' })
    await client.send(new ListFHIRDatastoresCommand({}))
    await from.steer('DELETE', '/_fake/faults')

    const again = runCopied(await copied(from, { kind: 'call', sequence: 1 }))

    const errors = again.fake.history.map(({ error }) => error?.name)
    expect(errors).toEqual(['ThrottlingException', 'ThrottlingException', undefined])
  })
})

describe('A fault rule as a test', () => {
  it('strikes what it struck first', async () => {
    const from = await served()
    const { fake } = from
    fake.addDatastore({ DatastoreName: 'claims' })
    const outcome = {
      kind: 'error',
      name: 'InternalServerException',
      message: "It's broken",
    } as const
    fake.faults.add({ operation: 'ListFHIRDatastores', skip: 1, times: 'always', outcome })
    fake.execute('ListFHIRDatastores', {})
    expect(() => fake.execute('ListFHIRDatastores', {})).toThrow('broken')

    const again = runCopied(await copied(from, { kind: 'rule', id: 1 }))

    expect(again.title).toBe('A fault rule applies to ListFHIRDatastores')
    expect(again.fake.history.at(-1)?.error).toEqual(fake.history.at(-1)?.error)
    expect(again.fake.history.at(-1)?.attempts).toMatchObject([{ fault: { rule: 1 } }])
  })

  it('is there, if it has struck nothing', async () => {
    const from = await served({ clock: manualClock('2031-01-01T00:00:00Z') })
    from.fake.faults.add({
      operation: 'CreateFHIRDatastore',
      outcome: { kind: 'transition', after: Infinity },
    })

    const again = runCopied(await copied(from, { kind: 'rule', id: 1 }))

    expect(again.fake.faults.pending()).toEqual(from.fake.faults.pending())
    expect(again.fake.clock.now()).toBe(Date.parse('2031-01-01T00:00:00Z'))
  })

  it('cannot be made of one that is not there', async () => {
    const from = await served()

    await expect(copied(from, { kind: 'rule', id: 9 })).rejects.toThrow('no fault rule 9')
    await expect(copied(from, { kind: 'call', sequence: 9 })).rejects.toThrow(
      'does not have that call',
    )
  })
})

it('A copied test can be read', async () => {
  const from = await served()
  const { DatastoreId } = from.fake.execute('CreateFHIRDatastore', r4)
  expect(() => from.fake.execute('DeleteFHIRDatastore', { DatastoreId })).toThrow('CREATING')

  expect(await copied(from, { kind: 'call', sequence: 2 })).toMatchInlineSnapshot(`
    "import { createFakeHealthLake, manualClock } from 'fake-healthlake'
    import { expect, test } from 'vitest'

    test('DeleteFHIRDatastore fails with ConflictException [conflict-in-transition]', () => {
      const fake = createFakeHealthLake({
        clock: manualClock('2025-01-01T00:00:00.000Z'),
      })

      // 1: CreateFHIRDatastore
      const { DatastoreId: datastore1 } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

      // 2: DeleteFHIRDatastore
      expect(() => fake.execute('DeleteFHIRDatastore', { DatastoreId: datastore1 })).toThrow(expect.objectContaining({ name: 'ConflictException' }))
      expect(fake.history.at(-1)?.error?.rule).toBe('conflict-in-transition')
    })
    "
  `)
})
