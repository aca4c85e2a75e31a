import { createHash } from 'node:crypto'
import { createFakeHealthLake, manualClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { failures, importedLines } from './tools.ts'

const PreloadDataConfig = { PreloadDataType: 'SYNTHEA' } as const

interface Linked {
  readonly subject?: { readonly reference: string }
  readonly encounter?: { readonly reference: string }
  readonly reasonReference?: readonly { readonly reference: string }[]
}

function preloaded(options?: Parameters<typeof createFakeHealthLake>[0]) {
  const fake = createFakeHealthLake(options)
  const store = fake.addDatastore({ PreloadDataConfig, DatastoreId: 'a'.repeat(32) }).DatastoreId
  return { fake, store, all: fake.resources(store).list() }
}

function countsIn(all: readonly Record<string, unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { resourceType } of all) {
    counts[String(resourceType)] = (counts[String(resourceType)] ?? 0) + 1
  }
  return counts
}

function idsOf({ all }: { readonly all: readonly Record<string, unknown>[] }): unknown[] {
  return all.map(({ id }) => id)
}

function datesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}/.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(datesIn)
}

describe('A data store with PreloadDataConfig', () => {
  it('is filled as soon as it is ACTIVE [synthea-preload]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      PreloadDataConfig,
    })
    fake.clock.advance({ minutes: 24 })
    expect(fake.resources(DatastoreId).list()).toEqual([])
    fake.clock.advance({ minutes: 1 })

    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('ACTIVE')
    expect(fake.resources(DatastoreId).list('Patient')).toHaveLength(10)
  })

  it('is filled once: an update changes nothing', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      PreloadDataConfig,
    })
    fake.settle()
    const before = fake.resources(DatastoreId).list()
    const NlpConfiguration = { Status: 'ENABLED' } as const
    fake.execute('UpdateFHIRDatastore', { DatastoreId, NlpConfiguration })
    fake.settle()

    expect(fake.resources(DatastoreId).list()).toEqual(before)
  })

  it.each([
    ['ACTIVE', 10],
    ['UPDATING', 10],
    ['UPDATE_FAILED', 10],
    ['DELETING', 10],
    ['CREATING', 0],
    ['CREATE_FAILED', 0],
    ['DELETED', 0],
  ] as const)('that is put there %s has %d patients', (DatastoreStatus, count) => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ PreloadDataConfig, DatastoreStatus })

    expect(fake.resources(DatastoreId).list('Patient')).toHaveLength(count)
  })

  it('whose creation fails is not filled', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'transition', to: 'CREATE_FAILED' } })
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      PreloadDataConfig,
    })
    fake.settle()

    expect(fake.resources(DatastoreId).list()).toEqual([])
  })

  it('without it has nothing', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    fake.settle()

    expect(fake.resources(DatastoreId).list()).toEqual([])
  })
})

describe('The synthetic population', () => {
  it('is of ten patients, each with all kinds of things [synthea-preload]', () => {
    const { all } = preloaded()
    const { Patient, Encounter, Condition, MedicationRequest, Observation, ...others } =
      countsIn(all)

    expect([Patient, Encounter, Condition, MedicationRequest]).toEqual([10, 30, 20, 20])
    expect(Observation).toBeGreaterThan(100)
    expect(others).toEqual({})
    for (const { id } of all.filter(({ resourceType }) => resourceType === 'Patient')) {
      const own = all.filter(
        ({ subject }) => (subject as Linked['subject'])?.reference === `Patient/${String(id)}`,
      )
      expect(Object.keys(countsIn(own)).toSorted()).toEqual([
        'Condition',
        'Encounter',
        'MedicationRequest',
        'Observation',
      ])
    }
  })

  it('is linked: every reference leads to a resource of it', () => {
    const { all } = preloaded()
    const names = new Set(
      all.map(({ resourceType, id }) => `${String(resourceType)}/${String(id)}`),
    )
    const references = (all as Linked[]).flatMap(({ subject, encounter, reasonReference = [] }) =>
      [subject, encounter, ...reasonReference].flatMap((link) => link?.reference ?? []),
    )

    expect(names.size).toBe(all.length)
    expect(references.length).toBeGreaterThan(300)
    expect(references.filter((reference) => !names.has(reference))).toEqual([])
  })

  it('lies before now, and its patients are 25 to 85 years old', () => {
    for (const start of ['2025-01-01', '1990-06-15T12:00:00Z', '2039-12-31']) {
      const { fake, all } = preloaded({ clock: manualClock(start) })
      const now = new Date(fake.clock.now())
      const dates = all.map(({ meta: _meta, ...rest }) => rest).flatMap(datesIn)

      expect(dates.length).toBeGreaterThan(100)
      expect(dates.filter((date) => new Date(date) >= now)).toEqual([])
      for (const { birthDate } of all.filter(({ resourceType }) => resourceType === 'Patient')) {
        const age = (now.getTime() - Date.parse(String(birthDate))) / (365.25 * 86_400_000)
        expect(age).toBeGreaterThanOrEqual(25)
        expect(age).toBeLessThan(86)
      }
    }
  })

  it('passes our own check with strict, so that it can be exported and imported', () => {
    const { all } = preloaded()
    const got = importedLines(all.map((resource) => JSON.stringify(resource)).join('\n'))

    expect(failures(got)).toEqual([])
    expect(got.fake.resources(got.store).list()).toHaveLength(all.length)
  })

  it('has codes of LOINC, SNOMED CT and RxNorm, with what they mean', () => {
    const { all } = preloaded()
    const text = JSON.stringify(all)

    for (const system of [
      'http://loinc.org',
      'http://snomed.info/sct',
      'http://www.nlm.nih.gov/research/umls/rxnorm',
    ]) {
      expect(text).toContain(`"system":"${system}"`)
    }
    expect(text.match(/"code":"[^"]+"/g)?.length).toBe(
      text.match(/"(display|unit)":"[^"]+"/g)?.length,
    )
  })

  it('follows from the seed and the DatastoreId', () => {
    const busy = createFakeHealthLake()
    busy.addDatastore({ PreloadDataConfig })
    busy.addDatastore({ PreloadDataConfig, DatastoreId: 'a'.repeat(32) })

    expect(busy.resources('a'.repeat(32)).list()).toEqual(preloaded().all)
    expect(idsOf(preloaded())).not.toEqual(idsOf(preloaded({ seed: 2 })))
    const [first, second] = busy.datastores().map(({ DatastoreId }) => busy.resources(DatastoreId))
    expect(first?.list('Patient')[0]?.['id']).not.toBe(second?.list('Patient')[0]?.['id'])
  })

  // If this fails, what users' tests see of a population has changed: that is for a new major version.
  it('is the same to the last byte in every release', () => {
    const digest = createHash('sha256')
    for (const seed of [1, 2, 3, 4, 5]) digest.update(JSON.stringify(preloaded({ seed }).all))

    expect(digest.digest('hex')).toBe(
      '6cb53a4697302d9592a958dc1a533a65e9512b208de1d21ac12039f922759537',
    )
  })

  it('can be had at the very beginning of all time', () => {
    const { all } = preloaded({ clock: manualClock(-8.64e15) })

    expect(all.length).toBeGreaterThan(100)
  })
})
