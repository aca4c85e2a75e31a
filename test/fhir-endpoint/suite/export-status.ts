import { describe, expect, it } from 'vitest'
import { KmsKeyId } from '../../data/tools.ts'
import { role, unknownId } from '../../values.ts'
import type { FhirDoor } from '../door.ts'
import { exportRequest, settledExport, start } from '../job-tools.ts'
import { outcome, put, refusal } from '../tools.ts'

export function exportStatusBehaviour(door: FhirDoor): void {
  describe('The poll of an export', () => {
    it('tells its status in lower camel case and its times as in the US [export-status] [fhir-job-poll]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      const { id, location } = await start(open, exportRequest())
      const s3Uri = `s3://results/exports/${open.store}-FHIR_EXPORT-${id}/`
      const properties = {
        jobId: id,
        jobStatus: 'IN_PROGRESS',
        submitTime: 'Jan 1, 2025 12:00:00 AM',
        datastoreId: open.store,
        outputDataConfig: { s3Configuration: { s3Uri, kmsKeyId: 'alias/key' } },
        dataAccessRoleArn: role,
      }

      open.fake.step()
      const running = await open.request({ path: location })
      open.fake.clock.advance({ hours: 14 })
      const over = await open.request({ path: location })

      expect(running.status).toBe(202)
      expect(running.body).toEqual({ exportJobProperties: properties })
      expect(over.status).toBe(200)
      expect(over.body).toEqual({
        exportJobProperties: {
          ...properties,
          jobStatus: 'COMPLETED',
          endTime: 'Jan 1, 2025 12:02:00 AM',
        },
        transactionTime: '2025-01-01T00:02:00.000Z',
        request: `${open.url}$export?_type&_since&_outputFormat=application/fhir+ndjson`,
        requiresAccessToken: false,
        output: [
          {
            type: 'Patient',
            url: expect.stringMatching(
              new RegExp(`^${s3Uri}Patient/Patient-\\d+-0-0\\.ndjson$`),
            ) as string,
            count: 1,
          },
        ],
        error: [],
      })
    })

    it('renders the request anew [export-status]', async () => {
      const open = await door.open()
      const query = {
        _tag: 'http://a|b',
        _since: '2024-05-09T00:00:00Z',
        _type: ['Patient', 'Observation, Group'],
        _outputFormat: 'ndjson',
      }

      const manifest = await settledExport(open, exportRequest('Patient/$export', query))

      expect(manifest).toMatchObject({
        request: `${open.url}Patient/$export?_type=Patient,Observation, Group&_since=2024-05-09T00:00:00Z&_tag=http://a|b&_outputFormat=application/fhir+ndjson`,
      })
    })

    it.each([
      ['2025-08-06T13:46:56Z', 'Aug 6, 2025 1:46:56 PM'],
      ['2025-12-31T12:00:00Z', 'Dec 31, 2025 12:00:00 PM'],
      ['2026-02-03T11:59:59.999Z', 'Feb 3, 2026 11:59:59 AM'],
    ])('writes %s as %s [export-status]', async (at, written) => {
      const open = await door.open()
      open.fake.clock.set(at)
      const { location } = await start(open, exportRequest())

      const { body } = await open.request({ path: location })

      expect(body).toMatchObject({ exportJobProperties: { submitTime: written } })
    })

    it('is also there for what the control plane has started [export-status]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      const { JobId } = open.fake.execute('StartFHIRExportJob', {
        DatastoreId: open.store,
        JobName: 'other',
        OutputDataConfig: { S3Configuration: { S3Uri: 's3://results/exports', KmsKeyId } },
        DataAccessRoleArn: role,
      })
      open.fake.settle()

      const { status, body } = await open.request({ path: `export/${JobId}` })

      expect(status).toBe(200)
      expect(body).toMatchObject({
        exportJobProperties: { jobName: 'other', jobStatus: 'COMPLETED' },
        request: `${open.url}$export?_type&_since&_outputFormat=application/fhir+ndjson`,
        output: [{ type: 'Patient', count: 1 }],
      })
    })

    it('has no output where nothing was written [export-status]', async () => {
      const open = await door.open()

      const manifest = await settledExport(open, exportRequest())

      expect(manifest).toMatchObject({ output: [], error: [] })
    })

    it.each(['GET', 'DELETE'])(
      'of a job that there is not, or of another data store, is refused: %s [fhir-unknown-job]',
      async (method) => {
        const open = await door.open()
        const { DatastoreId } = open.fake.addDatastore()
        const { headers } = await open.to(DatastoreId)(exportRequest())
        const [elsewhere = ''] = headers['content-location']?.split('/').slice(-1) ?? []

        for (const id of [unknownId, elsewhere, '__proto__']) {
          const { status, body } = await refusal(open, { method, path: `export/${id}` })

          expect(status).toBe(404)
          expect(body).toEqual(outcome('not-found', `There is no export job with the id ${id}.`))
        }
      },
    )
  })

  it('What is over at once is polled at once, where exports take no time', async () => {
    const open = await door.open({ lifecycle: { startJob: 0, exportJob: 0 } })

    const { location } = await start(open, exportRequest())

    expect((await open.request({ path: location })).status).toBe(200)
  })
}
