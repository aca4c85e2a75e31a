import { createFakeHealthLake, type FakeHealthLakeOptions } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exportRequest } from '../fhir-endpoint/job-tools.ts'
import { putEntry, submission } from '../fhir-endpoint/transaction-tools.ts'
import { kinds } from '../jobs/tools.ts'

function made(options: FakeHealthLakeOptions) {
  const fake = createFakeHealthLake(options)
  const store = fake.addDatastore().DatastoreId
  fake.resources(store).put({ resourceType: 'Patient', id: 'a' })
  return { fake, store, endpoint: fake.fhir(store) }
}

describe('The quota of queued exports', () => {
  it('counts those of both planes, and is told as throttling [too-many-queued-jobs]', () => {
    const { fake, store, endpoint } = made({ quotas: { queuedExportJobs: 2 } })
    kinds[1][1].start(fake, store)
    expect(endpoint.request({ ...exportRequest() }).status).toBe(202)

    const { status, body } = endpoint.request({ ...exportRequest() })

    expect(status).toBe(429)
    expect(body).toMatchObject({ issue: [{ severity: 'error', code: 'throttled' }] })
    expect(fake.history.at(-1)?.attempts[0]?.quota).toBe('too-many-queued-jobs')
  })
})

describe('The quota of pending transactions', () => {
  it('counts those of a data store that are not over, and is told as throttling [too-many-queued-jobs]', () => {
    const { fake, endpoint } = made({ quotas: { pendingTransactions: 2 } })
    const other = fake.fhir(fake.addDatastore().DatastoreId)
    const ask = (of = endpoint) => of.request({ ...submission(putEntry('b')) }).status
    expect([ask(), ask(other)]).toEqual([202, 202])
    fake.clock.advance({ seconds: 30 })
    expect([ask(), ask()]).toEqual([202, 429])
    expect(fake.history.at(-1)).toMatchObject({ error: { name: 'ThrottlingException' } })

    fake.clock.advance({ seconds: 10 })

    expect(ask()).toBe(202)
  })

  it("is 500 with quotas: 'aws' [too-many-queued-jobs]", () => {
    const { endpoint } = made({ quotas: 'aws' })
    const statuses = Array.from(
      { length: 501 },
      () => endpoint.request({ ...submission(putEntry('b')) }).status,
    )

    expect(statuses.filter((status) => status === 202)).toHaveLength(500)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe("The rates of quotas: 'aws'", () => {
  it.each([
    ['StartFHIRExportJobWithPost', 1, exportRequest()],
    ['StartFHIRExportJobWithGet', 1, { ...exportRequest('Patient/$export'), method: 'GET' }],
    ['DescribeFHIRExportJobWithGet', 10, { path: 'export/1' }],
    ['CancelFHIRExportJobWithDelete', 1, { method: 'DELETE', path: 'export/1' }],
    ['GetExportedFile', 10, { path: 'export/1/Patient/x.ndjson' }],
    ['StartFHIRBulkDeleteJob', 10, { method: 'POST', path: 'Patient/a/$purge' }],
    ['DescribeFHIRBulkDeleteJob', 10, { path: '$purge/1' }],
    ['GetTransaction', 3000, { path: 'Transaction/1' }],
    ['ValidateResource', 1000, { method: 'POST', path: 'Patient/$validate' }],
  ])(
    'let through of %s %i in a second [rate-quota]',
    (operation, rate, { body: _body, ...asked }) => {
      const { fake, endpoint } = made({ quotas: 'aws' })
      for (let count = 0; count < rate; count += 1) {
        expect(endpoint.request(asked).status).not.toBe(429)
      }

      expect(endpoint.request(asked).status).toBe(429)
      expect(fake.history.at(-1)).toMatchObject({ operation })
      fake.clock.advance(1000)
      expect(endpoint.request(asked).status).not.toBe(429)
    },
  )
})
