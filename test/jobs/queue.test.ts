import {
  DescribeFHIRExportJobCommand,
  DescribeFHIRImportJobCommand,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { after, exports, fakeWithStore, imports, kinds, statusesOf, type Ids } from './tools.ts'

async function seenImport(client: HealthLakeClient, ids: Ids): Promise<string | undefined> {
  const { ImportJobProperties } = await client.send(new DescribeFHIRImportJobCommand(ids))
  return ImportJobProperties?.JobStatus
}

async function seenExport(client: HealthLakeClient, ids: Ids): Promise<string | undefined> {
  const { ExportJobProperties } = await client.send(new DescribeFHIRExportJobCommand(ids))
  return ExportJobProperties?.JobStatus
}

describe.each(kinds)('The queue of %s jobs', (_name, kind) => {
  const { runs, resource } = kind
  const seen = kind === imports ? seenImport : seenExport

  function transition(milliseconds: number, id: string, from: string, to: string): object {
    return { at: after(milliseconds), region: 'us-east-1', resource, id, from, to }
  }

  it('runs one at a time, first in, first out [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore()
    const [a = '', b = '', c = ''] = [1, 2, 3].map(() => kind.start(fake, store).JobId)

    expect(fake.step()).toEqual([
      transition(30_000, a, 'SUBMITTED', 'IN_PROGRESS'),
      transition(30_000, b, 'SUBMITTED', 'QUEUED'),
      transition(30_000, c, 'SUBMITTED', 'QUEUED'),
    ])
    expect(fake.step()).toEqual([
      transition(30_000 + runs, a, 'IN_PROGRESS', 'COMPLETED'),
      transition(30_000 + runs, b, 'QUEUED', 'IN_PROGRESS'),
    ])
    expect(fake.settle()).toEqual([
      transition(30_000 + 2 * runs, b, 'IN_PROGRESS', 'COMPLETED'),
      transition(30_000 + 2 * runs, c, 'QUEUED', 'IN_PROGRESS'),
      transition(30_000 + 3 * runs, c, 'IN_PROGRESS', 'COMPLETED'),
    ])
  })

  it('is seen alike by three clients [one-job-at-a-time]', async () => {
    const { fake, store } = fakeWithStore()
    const ids = [1, 2, 3].map(() => kind.start(fake, store).JobId)
    const seenBy = (client: HealthLakeClient) =>
      Promise.all(ids.map((JobId) => seen(client, { DatastoreId: store, JobId })))
    async function seenByAll(): Promise<unknown[]> {
      return [
        await seenBy(fake.client()),
        await seenBy(fake.directClient()),
        ids.map((JobId) => kind.describe(fake, { DatastoreId: store, JobId }).JobStatus),
      ]
    }

    fake.clock.advance(30_000)
    const first = ['IN_PROGRESS', 'QUEUED', 'QUEUED']
    expect(await seenByAll()).toEqual([first, first, first])
    fake.clock.advance(runs)
    const second = ['COMPLETED', 'IN_PROGRESS', 'QUEUED']
    expect(await seenByAll()).toEqual([second, second, second])
    fake.clock.advance(runs)
    const third = ['COMPLETED', 'COMPLETED', 'IN_PROGRESS']
    expect(await seenByAll()).toEqual([third, third, third])
  })

  it('is one for all data stores of a region [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore()
    const stores = [store, fake.addDatastore().DatastoreId, fake.addDatastore().DatastoreId]
    const ids = stores.map((id) => kind.start(fake, id).JobId)

    fake.step()
    expect(statusesOf(fake, kind, ids)).toEqual(['IN_PROGRESS', 'QUEUED', 'QUEUED'])
    fake.step()
    expect(statusesOf(fake, kind, ids)).toEqual(['COMPLETED', 'IN_PROGRESS', 'QUEUED'])
  })

  it('is another one in each region [one-job-at-a-time] [every-region]', () => {
    const fake = createFakeHealthLake()
    const ids = ['us-east-1', 'us-west-2', 'eu-west-1'].map((region) => {
      const store = fake.addDatastore({}, { region }).DatastoreId
      return kind.start(fake, store, {}, { region }).JobId
    })

    fake.clock.advance(30_000)

    expect(statusesOf(fake, kind, ids)).toEqual(['IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS'])
  })

  it('is not held up by jobs of the other kind [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore()
    const { JobId: imported } = imports.start(fake, store)
    const { JobId: exported } = exports.start(fake, store)

    fake.clock.advance(30_000)

    expect(fake.importJob(imported)?.JobStatus).toBe('IN_PROGRESS')
    expect(fake.exportJob(exported)?.JobStatus).toBe('IN_PROGRESS')
  })

  it('lets a job start at once when the last one has just ended [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore()
    const { JobId: a } = kind.start(fake, store)
    fake.clock.advance(runs)
    const { JobId: b } = kind.start(fake, store)

    fake.clock.advance(30_000)

    expect(statusesOf(fake, kind, [a, b])).toEqual(['COMPLETED', 'IN_PROGRESS'])
    expect(kind.look(fake, a)?.EndTime).toEqual(new Date(after(30_000 + runs)))
  })

  it('does not let a later job overtake those that wait [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore()
    const { JobId: a } = kind.start(fake, store)
    const { JobId: b } = kind.start(fake, store)
    fake.clock.advance(runs)
    const { JobId: c } = kind.start(fake, store)

    expect(statusesOf(fake, kind, [a, b, c])).toEqual(['IN_PROGRESS', 'QUEUED', 'SUBMITTED'])
    fake.clock.advance(30_000)
    expect(statusesOf(fake, kind, [a, b, c])).toEqual(['COMPLETED', 'IN_PROGRESS', 'QUEUED'])
    fake.clock.advance(runs)
    expect(statusesOf(fake, kind, [a, b, c])).toEqual(['COMPLETED', 'COMPLETED', 'IN_PROGRESS'])
  })

  it('goes on in order through a time that is jumped over [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore()
    const ids = [1, 2, 3, 4].map(() => kind.start(fake, store).JobId)

    fake.clock.advance({ days: 1 })

    const ends = ids.map((id) => kind.look(fake, id)?.EndTime?.toISOString())
    expect(ends).toEqual([1, 2, 3, 4].map((count) => after(30_000 + count * runs)))
  })

  it('waits for ever behind a job that never ends [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore({
      lifecycle: { importJob: Infinity, exportJob: Infinity },
    })
    const ids = [1, 2].map(() => kind.start(fake, store).JobId)

    fake.settle()

    expect(statusesOf(fake, kind, ids)).toEqual(['IN_PROGRESS', 'QUEUED'])
    expect(fake.nextTransition()).toBeUndefined()
  })

  it('foretells as next transition that a job will have to wait [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore()
    kind.start(fake, store)
    fake.clock.advance(30_000)
    const { JobId: id } = kind.start(fake, store)

    expect(fake.nextTransition()).toMatchObject({ id, from: 'SUBMITTED', to: 'QUEUED' })
    expect(fake.step()).toMatchObject([{ id, from: 'SUBMITTED', to: 'QUEUED' }])
  })
})
