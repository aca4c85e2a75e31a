import { createFakeHealthLake, type FakeHealthLakeOptions } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { counts, idsIn, importOf, patient, startImport } from './tools.ts'

const lines = [...Array.from({ length: 7 }, (_, index) => patient(`${index}`)), 'none', '{}', '7']

function running(options?: FakeHealthLakeOptions) {
  const fake = createFakeHealthLake(options)
  const store = fake.addDatastore().DatastoreId
  fake.objects.put('s3://patients/in/a.ndjson', lines.slice(0, 8).join('\n'))
  fake.objects.put('s3://patients/in/b.ndjson', lines.slice(8).join('\n'))
  const id = startImport(fake, store)
  fake.step()
  return { fake, store, id, progress: () => counts(importOf(fake, store, id)) }
}

describe('The progress of an import', () => {
  it('grows with the clock and is exact at the end [job-progress]', () => {
    const { fake, progress } = running()
    const seen = Array.from({ length: 7 }, () => {
      const now = progress()
      fake.clock.advance(10_000)
      return now
    })

    expect(seen).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 1, 1, 0],
      [0, 0, 3, 3, 0],
      [1, 1, 5, 4, 1],
      [1, 1, 6, 5, 1],
      [1, 1, 8, 6, 2],
      [2, 2, 10, 7, 3],
    ])
  })

  it('never shrinks, and what was scanned was imported or failed at every moment [job-progress]', () => {
    const { fake, progress } = running({ lifecycle: { importJob: 997 } })
    let before = progress()
    for (let time = 0; time < 1000; time += 7) {
      fake.clock.advance(7)
      const now = progress()
      expect(now.every((count, index) => (count ?? 0) >= (before[index] ?? 0))).toBe(true)
      const [, , scanned = 0, good = 0, bad = 0] = now
      expect(good + bad).toBe(scanned)
      before = now
    }
    expect(before).toEqual([2, 2, 10, 7, 3])
  })

  it('is the same whichever way it is looked at [job-progress]', () => {
    const { fake, store, id } = running()
    fake.clock.advance(30_000)

    const report = fake.importJob(id)?.JobProgressReport
    expect(report).toMatchObject({ TotalNumberOfResourcesScanned: 5, Throughput: 0 })
    expect(report?.TotalSizeOfScannedFilesInMB).toBeGreaterThan(0)
    const ids = { DatastoreId: store, JobId: id }
    const described = fake.execute('DescribeFHIRImportJob', ids).ImportJobProperties
    const [listed] = fake.execute('ListFHIRImportJobs', {
      DatastoreId: store,
    }).ImportJobPropertiesList
    expect([described, listed]).toEqual([fake.importJob(id), fake.importJob(id)])
  })

  it('counts megabytes of a million bytes [job-progress]', () => {
    const { fake, id } = running()
    fake.settle()

    const bytes = lines.join('').length + 8
    expect(fake.importJob(id)?.JobProgressReport?.TotalSizeOfScannedFilesInMB).toBe(bytes / 1e6)
  })

  it('stays at nothing if the import never ends [job-progress]', () => {
    const { fake, progress } = running({ lifecycle: { importJob: Infinity } })
    fake.clock.advance({ days: 365 })

    expect(progress()).toEqual([0, 0, 0, 0, 0])
    expect(fake.nextTransition()).toBeUndefined()
  })

  it('goes at the pace of a fault rule [job-progress]', () => {
    const fake = createFakeHealthLake()
    const store = fake.addDatastore().DatastoreId
    fake.objects.put('s3://patients/in/a.ndjson', lines.join('\n'))
    fake.faults.add({
      operation: 'StartFHIRImportJob',
      outcome: { kind: 'transition', after: { hours: 1 } },
    })
    const id = startImport(fake, store)
    fake.step()
    fake.clock.advance({ minutes: 30 })

    expect(counts(importOf(fake, store, id))).toEqual([0, 0, 5, 4, 1])
  })
})

describe('A failed import', () => {
  it('by a fault rule has imported nothing and says so all along [failed-import]', () => {
    const fake = createFakeHealthLake()
    const store = fake.addDatastore().DatastoreId
    fake.resources(store).put({ resourceType: 'Patient', id: '1' })
    const before = fake.resources(store).list()
    fake.objects.put('s3://patients/in/a.ndjson', lines.join('\n'))
    fake.faults.add({
      operation: 'StartFHIRImportJob',
      outcome: { kind: 'transition', to: 'FAILED', message: 'why' },
    })
    const id = startImport(fake, store)
    fake.step()
    expect(fake.nextTransition()).toMatchObject({ to: 'FAILED' })
    fake.clock.advance(30_000)
    expect(counts(importOf(fake, store, id))).toEqual([0, 0, 5, 0, 1])
    fake.settle()

    const got = importOf(fake, store, id)
    expect(got.job).toMatchObject({ JobStatus: 'FAILED', Message: 'why' })
    expect(counts(got)).toEqual([1, 0, 10, 0, 3])
    expect(got.names).toEqual([])
    expect(fake.resources(store).list()).toEqual(before)
  })

  it('by the deletion of its store reports what it had read [failed-import]', () => {
    const { fake, store, id } = running()
    fake.clock.advance(30_000)
    fake.execute('DeleteFHIRDatastore', { DatastoreId: store })
    fake.clock.advance(0)

    const got = importOf(fake, store, id)
    expect(got.job.JobStatus).toBe('FAILED')
    expect(counts(got)).toEqual([1, 0, 5, 0, 1])
    expect(got.names).toEqual([])
    expect(idsIn({ fake, store })).toEqual([])
    fake.settle()
    expect(counts(importOf(fake, store, id))).toEqual([1, 0, 5, 0, 1])
  })

  it('that was to end in COMPLETED_WITH_ERRORS by a rule has its data and output [failed-import]', () => {
    const fake = createFakeHealthLake()
    const store = fake.addDatastore().DatastoreId
    fake.objects.put('s3://patients/in/a.ndjson', patient('a'))
    fake.faults.add({
      operation: 'StartFHIRImportJob',
      outcome: { kind: 'transition', to: 'COMPLETED_WITH_ERRORS' },
    })
    const id = startImport(fake, store)
    fake.settle()

    const got = importOf(fake, store, id)
    expect(got.job.JobStatus).toBe('COMPLETED_WITH_ERRORS')
    expect(counts(got)).toEqual([1, 1, 1, 1, 0])
    expect(got.names).toEqual(['Manifest.json', 'SUCCESS/a.ndjson'])
    expect(idsIn(got)).toEqual(['Patient/a'])
  })

  it('that finds no input and a rule that ends it otherwise writes nothing [failed-import]', () => {
    const fake = createFakeHealthLake()
    const store = fake.addDatastore().DatastoreId
    fake.objects.put('s3://patients/elsewhere', '')
    fake.faults.add({
      operation: 'StartFHIRImportJob',
      outcome: { kind: 'transition', to: 'COMPLETED_WITH_ERRORS', message: 'as told' },
    })
    const id = startImport(fake, store)
    fake.settle()

    const got = importOf(fake, store, id)
    expect(got.job).toMatchObject({ JobStatus: 'COMPLETED_WITH_ERRORS', Message: 'as told' })
    expect(got.names).toEqual([])
  })

  it('that a rule only delays fails as it would [import-failed-message]', () => {
    const fake = createFakeHealthLake()
    const store = fake.addDatastore().DatastoreId
    fake.objects.put('s3://patients/elsewhere', '')
    fake.faults.add({ operation: 'StartFHIRImportJob', outcome: { kind: 'transition', after: 1 } })
    startImport(fake, store)

    expect(fake.settle().map(({ at, to }) => [at, to])).toEqual([
      ['2025-01-01T00:00:30.000Z', 'IN_PROGRESS'],
      ['2025-01-01T00:00:30.001Z', 'FAILED'],
    ])
  })
})
