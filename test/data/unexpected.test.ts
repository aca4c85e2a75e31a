import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { idsIn, importOf, patient, startExport, startImport } from './tools.ts'

function failing<Holder extends object>(holder: Holder, method: string & keyof Holder) {
  const spy = vi.spyOn(holder, method as never)
  spy.mockImplementationOnce((() => {
    throw new Error('out of memory')
  }) as never)
  onTestFinished(() => spy.mockRestore())
}

describe('After an error that nobody expects', () => {
  it('a transition that did not happen still comes', () => {
    const fake = createFakeHealthLake()
    const store = fake.addDatastore().DatastoreId
    fake.resources(store).put({ resourceType: 'Patient', id: 'a' })
    const id = startExport(fake, store)
    fake.addDatastore({ DatastoreStatus: 'CREATING' })
    fake.step()
    const due = fake.nextTransition()
    failing(TextEncoder.prototype, 'encode')
    expect(() => fake.settle()).toThrow('out of memory')

    expect(fake.exportJob(id)?.JobStatus).toBe('COMPLETED')
    expect(fake.timeline()).toContain(due?.id)
    expect(fake.objects.list('s3://results')).toHaveLength(1)
  })

  it('an import that could not be read has not begun, and is read', () => {
    const fake = createFakeHealthLake()
    const store = fake.addDatastore().DatastoreId
    const body = Buffer.concat([Uint8Array.of(0xff, 10), Buffer.from(patient('a'))])
    fake.objects.put('s3://patients/in/a.ndjson', body)
    const id = startImport(fake, store)
    failing(Object.getPrototypeOf(Uint8Array.prototype) as Uint8Array, 'indexOf')
    expect(() => fake.step()).toThrow('out of memory')

    expect(fake.settle().map(({ from, to }) => [from, to])).toEqual([
      ['SUBMITTED', 'IN_PROGRESS'],
      ['IN_PROGRESS', 'COMPLETED_WITH_ERRORS'],
    ])
    const got = importOf(fake, store, id)
    expect(idsIn(got)).toEqual(['Patient/a'])
  })
})
