import { createFakeHealthLake, type FakeHealthLakeOptions } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exportRequest } from '../fhir-endpoint/job-tools.ts'
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

describe("The rates of quotas: 'aws'", () => {
  it.each([
    ['StartFHIRExportJobWithPost', 1, exportRequest()],
    ['StartFHIRExportJobWithGet', 1, { ...exportRequest('Patient/$export'), method: 'GET' }],
    ['DescribeFHIRExportJobWithGet', 10, { path: 'export/1' }],
    ['CancelFHIRExportJobWithDelete', 1, { method: 'DELETE', path: 'export/1' }],
    ['GetExportedFile', 10, { path: 'export/1/Patient/x.ndjson' }],
    ['StartFHIRBulkDeleteJob', 10, { method: 'POST', path: 'Patient/a/$purge' }],
    ['DescribeFHIRBulkDeleteJob', 10, { path: '$purge/1' }],
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
