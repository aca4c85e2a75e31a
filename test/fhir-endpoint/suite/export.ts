import { describe, expect, it } from 'vitest'
import { KmsKeyId } from '../../data/tools.ts'
import { role } from '../../values.ts'
import type { FhirDoor } from '../door.ts'
import { exportBody, exportRequest, start } from '../job-tools.ts'
import { outcome, refusal } from '../tools.ts'

export function exportBehaviour(door: FhirDoor): void {
  describe('$export', () => {
    it('starts a job of the control plane, and tells where it can be polled [export-start] [fhir-job-start]', async () => {
      const open = await door.open()

      const body = exportBody({ JobName: 'nightly' })
      const { id, location, answer } = await start(open, { ...exportRequest(), body })

      expect(id).toMatch(/^[0-9a-f]{32}$/)
      expect(location).toBe(`${open.url}export/${id}`)
      expect(answer.body).toEqual({ datastoreId: open.store, jobStatus: 'SUBMITTED', jobId: id })
      expect(open.fake.exportJob(id)).toEqual({
        JobId: id,
        JobName: 'nightly',
        JobStatus: 'SUBMITTED',
        SubmitTime: new Date('2025-01-01T00:00:00Z'),
        DatastoreId: open.store,
        OutputDataConfig: {
          S3Configuration: {
            S3Uri: `s3://results/exports/${open.store}-FHIR_EXPORT-${id}/`,
            KmsKeyId: 'alias/key',
          },
        },
        DataAccessRoleArn: role,
      })
    })

    it.each(['$export', 'Patient/$export', 'Group/g1/$export'])(
      'is there at %s [export-start]',
      async (path) => {
        const open = await door.open()
        open.fake.resources(open.store).put({ resourceType: 'Group', id: 'g1' })

        const { id } = await start(open, exportRequest(path))

        const { ExportJobPropertiesList: listed } = open.fake.execute('ListFHIRExportJobs', {
          DatastoreId: open.store,
        })
        expect(listed.map(({ JobId }) => JobId)).toEqual([id])
        open.fake.verify()
      },
    )

    it('and $validate are in the capability statement, where they are [fhir-capabilities] [export-start] [validate]', async () => {
      const { body } = await (await door.open()).request({ path: 'metadata' })
      const { rest } = body as {
        rest: [
          {
            operation: { definition: string }[]
            resource: { type: string; operation: { name: string; definition: string }[] }[]
          },
        ]
      }
      const [{ operation, resource }] = rest
      const namesOf = (type: string) =>
        resource.find((each) => each.type === type)?.operation.map(({ definition }) => definition)
      const bulk = 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition'
      const validate = 'http://hl7.org/fhir/OperationDefinition/Resource-validate'

      expect(operation).toEqual([{ name: 'export', definition: `${bulk}/export` }])
      expect(namesOf('Observation')).toEqual([validate])
      expect(namesOf('Group')).toEqual([validate, `${bulk}/group-export`])
      expect(namesOf('Patient')).toContain(`${bulk}/patient-export`)
    })

    it('waits in the one queue of exports [export-start]', async () => {
      const open = await door.open()
      const { id } = await start(open, exportRequest())
      const { JobId } = open.fake.execute('StartFHIRExportJob', {
        DatastoreId: open.store,
        OutputDataConfig: { S3Configuration: { S3Uri: 's3://results/exports', KmsKeyId } },
        DataAccessRoleArn: role,
      })
      const { id: last, location } = await start(open, exportRequest())

      open.fake.clock.advance({ seconds: 30 })

      const statuses = [id, JobId, last].map((each) => open.fake.exportJob(each)?.JobStatus)
      expect(statuses).toEqual(['IN_PROGRESS', 'QUEUED', 'QUEUED'])
      const { status, body } = await open.request({ path: location })
      expect(status).toBe(202)
      expect(body).toMatchObject({ exportJobProperties: { jobStatus: 'QUEUED' } })
    })

    it.each(['PUT', 'DELETE', 'GET'])(
      'of the whole data store has no %s [fhir-method]',
      async (method) => {
        const { status, headers } = await refusal(await door.open(), { method, path: '$export' })

        expect([status, headers['allow']]).toEqual([405, 'POST'])
      },
    )

    it('of Patient has POST and GET [fhir-method]', async () => {
      const asked = { method: 'DELETE', path: 'Patient/$export' }
      const { status, headers } = await refusal(await door.open(), asked)

      expect([status, headers['allow']]).toEqual([405, 'POST, GET'])
    })

    it.each<[string, Record<string, string>]>([
      ['POST', {}],
      ['POST', { Prefer: 'handling=lenient' }],
      ['POST', { Prefer: 'respond-asynchronously' }],
      ['GET', {}],
    ])('by %s with the headers %o is refused [export-prefer]', async (method, headers) => {
      const open = await door.open()
      const body = method === 'POST' ? { body: exportBody() } : {}
      const asked = { method, path: 'Patient/$export', headers, ...body }

      const answer = await refusal(open, asked)

      expect(answer.status).toBe(400)
      expect(answer.body).toEqual(outcome('required', 'An export needs Prefer: respond-async.'))
    })

    it('takes the preference among others, and goes without where that is assumed [export-prefer]', async () => {
      const open = await door.open({ assumptions: { fhirExportPrefer: 'optional' } })
      const prefer = 'handling=strict, Respond-Async'
      const strict = await door.open()

      const answers = [
        await strict.request({ ...exportRequest(), headers: { prefer } }),
        await open.request({ ...exportRequest(), headers: {} }),
      ]

      expect(answers.map(({ status }) => status)).toEqual([202, 202])
    })

    it.each<[unknown, string]>([
      [exportBody({ DataAccessRoleArn: 'me' }), "at 'dataAccessRoleArn' failed to satisfy"],
      [exportBody({ OutputDataConfig: {} }), "at 'outputDataConfig"],
      [exportBody({ OutputDataConfig: undefined }), "at 'outputDataConfig' failed to satisfy"],
      [exportBody({ JobName: '' }), "at 'jobName' failed to satisfy"],
      [exportBody({ JobName: 7 }), 'NUMBER_VALUE cannot be converted to String'],
      [{ dataAccessRoleArn: role }, "at 'dataAccessRoleArn' failed to satisfy"],
    ])('with the body %o is refused [export-body]', async (body, problem) => {
      const { status, body: told } = await refusal(await door.open(), { ...exportRequest(), body })

      expect(status).toBe(400)
      expect(told).toEqual(outcome('invalid', expect.stringContaining(problem)))
    })

    it.each<[object, string]>([
      [{ JobNam: 'x' }, 'no member JobNam. Did you mean JobName?'],
      [{ DatastoreId: 'x' }, 'no member DatastoreId.'],
      [{ ClientToken: 'x' }, 'no member ClientToken.'],
      [
        {
          OutputDataConfig: {
            S3Configuration: { S3Uri: 's3://results/exports', KmsKeyId: 'alias/key', KmsKey: 1 },
          },
        },
        'no member OutputDataConfig.S3Configuration.KmsKey. Did you mean KmsKeyId?',
      ],
    ])('ignores %o of its body, and verify() tells of it [export-body]', async (more, told) => {
      const open = await door.open()

      await start(open, { ...exportRequest(), body: exportBody({ ...more }) })

      expect(() => open.fake.verify()).toThrow(told)
    })

    it.each(['', 'x', '[]', '{"JobName":'])(
      'with the body %o is refused as what is no JSON object [fhir-body-not-json] [export-body]',
      async (body) => {
        const answer = await refusal(await door.open(), { ...exportRequest(), body })

        expect(answer.status).toBe(400)
      },
    )

    it('is refused by a data store that is UPDATING [job-needs-active-datastore]', async () => {
      const open = await door.open()
      const { DatastoreId } = open.fake.addDatastore({ DatastoreStatus: 'UPDATING' })

      const { status } = await open.to(DatastoreId)(exportRequest())

      expect(status).toBe(400)
      expect(open.fake.history.at(-1)).toMatchObject({
        error: { rule: 'job-needs-active-datastore' },
      })
    })
  })
}
