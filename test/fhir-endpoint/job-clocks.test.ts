import { createFakeHealthLake, pollingClock, type FakeHealthLakeOptions } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { start, unknownId } from '../values.ts'
import { exportRequest } from './job-tools.ts'
import type { Asked } from './door.ts'
import { putEntry, submission } from './transaction-tools.ts'

const purge = { method: 'POST', path: 'Patient/a/$purge' }

function pollingFake(polls: number, options: FakeHealthLakeOptions = {}) {
  const fake = createFakeHealthLake({ ...options, clock: pollingClock({ polls }) })
  const store = fake.addDatastore().DatastoreId
  fake.resources(store).put({ resourceType: 'Patient', id: 'a' })
  const endpoint = fake.fhir(store)
  const passed = () => fake.clock.now() - start
  /** Starts a job, and tells where it is polled. */
  function begin(asked: Asked): string {
    return endpoint.request({ ...asked }).headers['content-location'] ?? ''
  }
  /** Polls a job and tells the status of the answer, and the time that has passed. */
  function poll(path: string): readonly [number, number] {
    return [endpoint.request({ path }).status, passed()]
  }
  return { fake, store, endpoint, passed, begin, poll }
}

describe.each([
  ['an export', exportRequest(), 120_000],
  ['a removal', purge, 90_000],
  ['a transaction', submission(putEntry('b')), 40_000],
])('On a polling clock, %s', (_name, asked, whole) => {
  it('is over when it is first polled at the endpoint', () => {
    const { begin, poll } = pollingFake(1)

    expect(poll(begin(asked))).toEqual([200, whole])
  })

  it('is over by the third of three polls', () => {
    const { begin, poll } = pollingFake(3)
    const location = begin(asked)

    expect(poll(location)).toEqual([202, Math.floor(whole / 3)])
    expect(poll(location)).toEqual([202, Math.floor((whole * 2) / 3)])
    expect(poll(location)).toEqual([200, whole])
  })

  it('is polled neither by what is refused nor by what else is asked of the endpoint', () => {
    const { fake, begin, endpoint, passed } = pollingFake(1)
    const location = begin(asked)
    const other = fake.fhir(fake.addDatastore().DatastoreId)

    endpoint.request({ path: location.replace(/[^/]+$/, unknownId) })
    other.request({ path: location.split('/').slice(-2).join('/') })
    endpoint.request({ path: 'Patient/a' })
    endpoint.request({ path: 'Patient/a/$everything' })
    endpoint.request({ path: '_history' })

    expect(passed()).toBe(0)
  })
})

it('On a polling clock, a removal that another one is beside is not waited for longer', () => {
  const { begin, poll } = pollingFake(1)
  begin(purge)
  const location = begin(purge)

  expect(poll(location)).toEqual([200, 90_000])
})

it('On a polling clock, exports of both planes share their turns', () => {
  const { fake, store, begin } = pollingFake(1)
  begin(exportRequest())
  const location = begin(exportRequest())
  const JobId = location.split('/').at(-1) ?? ''

  const { ExportJobProperties: job } = fake.execute('DescribeFHIRExportJob', {
    DatastoreId: store,
    JobId,
  })

  expect(job.JobStatus).toBe('COMPLETED')
  expect(fake.clock.now() - start).toBe(210_000)
})

it('On a polling clock, a cancelled export is over when it is polled', () => {
  const { begin, endpoint, poll } = pollingFake(1)
  const location = begin(exportRequest())
  endpoint.request({ method: 'DELETE', path: location })

  expect(poll(location)).toEqual([200, 30_000])
})

it('On a polling clock, a removal that never ends does not move it', () => {
  const { begin, poll } = pollingFake(1, { lifecycle: { removalJob: Infinity } })

  expect(poll(begin(purge))).toEqual([202, 0])
})

it('A removal that is under way when its data store is deleted fails, and is forgotten with it [jobs-of-deleted-datastore]', () => {
  const { fake, store, begin } = pollingFake(1)
  begin(purge)
  fake.execute('DeleteFHIRDatastore', { DatastoreId: store })

  fake.settle()

  expect(fake.timeline()).toMatch(/removalJob [^]*SUBMITTED → FAILED/)
  fake.clock.advance({ days: 8 })
  expect(JSON.stringify(fake.snapshot()['regions'])).toBe('{"$map":[]}')
})
