import * as fc from 'fast-check'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { runScenario, scenario } from 'fake-healthlake/fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../runs.ts'
import type { Steps } from './histories.ts'

/** What makes things, changes their status, and takes them away. */
const between = scenario({
  operations: [
    'CreateFHIRDatastore',
    'UpdateFHIRDatastore',
    'DeleteFHIRDatastore',
    'StartFHIRImportJob',
    'StartFHIRExportJob',
  ],
  maxSteps: 6,
})

const pages = fc.array(fc.record({ size: fc.integer({ min: 1, max: 4 }), between }), {
  minLength: 1,
  maxLength: 12,
  size: 'max',
})

interface Page {
  readonly ids: readonly string[]
  readonly next: string | undefined
}

/** A listing, by its pages and by what it should hold now. */
interface Listing {
  readonly page: (fake: FakeHealthLake, size: number, token: string | undefined) => Page
  readonly there: (fake: FakeHealthLake) => readonly string[]
}

const STORE = 'the-store-that-stays'

type Kind = 'Import' | 'Export'

function jobs(kind: Kind): Listing {
  return {
    page(fake, MaxResults, NextToken) {
      const input = { DatastoreId: STORE, MaxResults, NextToken }
      const output: object = fake.execute(`ListFHIR${kind}Jobs`, input)
      const listed = output as Record<string, { JobId: string }[]> & { NextToken?: string }
      const found = listed[`${kind}JobPropertiesList`] ?? []
      return { ids: found.map(({ JobId }) => JobId), next: listed.NextToken }
    },
    there(fake) {
      const started = fake.history.filter(({ operation }) => operation === `StartFHIR${kind}Job`)
      const ids = started.map(
        ({ output }) => (output as { JobId: string } | undefined)?.JobId ?? '',
      )
      const look = (id: string) => (kind === 'Import' ? fake.importJob(id) : fake.exportJob(id))
      return ids.filter((id) => look(id)?.DatastoreId === STORE)
    },
  }
}

/** Some jobs of either kind on the store that stays. */
function startJobs(fake: FakeHealthLake, count: number): void {
  const results = { S3Configuration: { S3Uri: 's3://results', KmsKeyId: 'alias/key' } }
  const input = { DatastoreId: STORE, DataAccessRoleArn: 'arn:aws:iam::123456789012:role/r' }
  for (let job = 0; job < count; job += 1) {
    fake.execute('StartFHIRExportJob', { ...input, OutputDataConfig: results })
    fake.execute('StartFHIRImportJob', {
      ...input,
      InputDataConfig: { S3Uri: 's3://patients' },
      JobOutputDataConfig: results,
    })
  }
}

function stores(status: 'ACTIVE' | undefined): Listing {
  return {
    page(fake, MaxResults, NextToken) {
      const Filter = status === undefined ? {} : { DatastoreStatus: status }
      const output = fake.execute('ListFHIRDatastores', { Filter, MaxResults, NextToken })
      const ids = output.DatastorePropertiesList.map(({ DatastoreId }) => DatastoreId)
      return { ids, next: output.NextToken }
    },
    there: (fake) =>
      fake
        .datastores()
        .filter(({ DatastoreStatus }) => DatastoreStatus === (status ?? DatastoreStatus))
        .map(({ DatastoreId }) => DatastoreId),
  }
}

const listings: readonly (readonly [string, Listing])[] = [
  ['data stores', stores(undefined)],
  ['ACTIVE data stores', stores('ACTIVE')],
  ['import jobs', jobs('Import')],
  ['export jobs', jobs('Export')],
]

/** What was there all the time, what was there at any time, and whether nothing of it was left out, from now on. */
function watch(fake: FakeHealthLake, { there }: Listing) {
  const ever = new Set(there(fake))
  let always = new Set(ever)
  return {
    look: () => {
      const now = new Set(there(fake))
      always = new Set([...always].filter((id) => now.has(id)))
      for (const id of now) ever.add(id)
    },
    ever: () => ever,
    always: () => always,
  }
}

/** The steps one after the other, with a look after each: what left and came back was not there throughout. */
function happen(fake: FakeHealthLake, steps: Steps, look: () => void): void {
  for (const step of steps) {
    runScenario(fake, [step])
    look()
  }
}

describe('Pages of any sizes, whatever happens between them, have all that was there throughout once,', () => {
  it.each(listings)('of %s [page-token]', (_what, listing) => {
    let several = 0

    fc.assert(
      fc.property(
        fc.constantFrom('newest-first', 'oldest-first'),
        fc.nat(6),
        scenario({ maxSteps: 15 }),
        pages,
        (listOrder, jobsBefore, before, asked) => {
          const fake = createFakeHealthLake({ assumptions: { listOrder } })
          fake.addDatastore()
          fake.addDatastore({ DatastoreId: STORE })
          startJobs(fake, jobsBefore)
          runScenario(fake, before)
          const watched = watch(fake, listing)
          if (fake.datastore(STORE) === undefined) return
          const seen: string[] = []
          let token: string | undefined
          let isLast = false
          let pagesSeen = 0

          for (const { size, between: steps } of asked) {
            const { ids, next } = listing.page(fake, size, token)
            expect(ids.length).toBeLessThanOrEqual(size)
            seen.push(...ids)
            token = next
            pagesSeen += 1
            isLast = next === undefined
            if (isLast) break
            happen(fake, steps, watched.look)
            if (fake.datastore(STORE) === undefined) break
          }

          expect(new Set(seen).size).toBe(seen.length)
          expect(seen.filter((id) => !watched.ever().has(id))).toEqual([])
          if (!isLast) return
          several += pagesSeen > 1 ? 1 : 0
          expect([...watched.always()].filter((id) => !seen.includes(id))).toEqual([])
        },
      ),
      runs(15),
    )

    expect(several).toBeGreaterThan(0)
  })
})
