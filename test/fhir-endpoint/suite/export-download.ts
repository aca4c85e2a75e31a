import { describe, expect, it } from 'vitest'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import {
  exportRequest,
  linesOf,
  respondAsync,
  settledExport,
  start,
  type Manifest,
} from '../job-tools.ts'
import { outcome, put, refusal } from '../tools.ts'

const asked = { path: 'Patient/$export', headers: respondAsync }

/** The address of the one file that an export by GET has written. */
function fileIn({ output = [] }: Manifest): string {
  expect(output).toHaveLength(1)
  return output[0]?.url ?? ''
}

async function filled(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  for (const id of ['a', 'b']) await put(open, id)
  return open
}

export function exportDownloadBehaviour(door: FhirDoor): void {
  describe('The files of an export by GET', () => {
    it('are at the endpoint, where its poll says [export-download]', async () => {
      const open = await filled(door)

      const manifest = await settledExport(open, asked)
      const url = fileIn(manifest)
      const { status, headers, text } = await open.request({ path: url })

      expect(manifest).toMatchObject({
        requiresAccessToken: true,
        output: [{ type: 'Patient', count: 2 }],
      })
      expect(url.startsWith(`${open.url}export/`)).toBe(true)
      expect([status, headers['content-type']]).toEqual([200, 'application/fhir+ndjson'])
      expect(linesOf(text).map((line) => JSON.parse(line) as unknown)).toEqual(
        open.fake.resources(open.store).list('Patient'),
      )
    })

    it('have a line for each resource, however it was written [export-output]', async () => {
      const open = await door.open()
      const body = JSON.stringify({ resourceType: 'Patient', id: 'a' }, undefined, 2)
      await open.request({ method: 'PUT', path: 'Patient/a', body })

      const { text } = await open.request({ path: fileIn(await settledExport(open, asked)) })

      expect(linesOf(text)).toEqual([
        expect.stringMatching(/^\{"resourceType":"Patient","id":"a","meta":\{.*\}\}$/),
      ])
    })

    it.each(['application/fhir+ndjson', 'application/ndjson', '*/*', 'application/json'])(
      'come to who accepts %s [fhir-format]',
      async (accept) => {
        const open = await filled(door)
        const headers = { ...respondAsync, accept }

        const url = fileIn(await settledExport(open, { ...asked, headers }))
        const { status, text } = await open.request({ path: url, headers: { accept } })

        expect([status, linesOf(text).length]).toEqual([200, 2])
      },
    )

    it('are of the parameters and the group that it was asked for [export-download] [export-group]', async () => {
      const open = await filled(door)
      const member = [{ entity: { reference: 'Patient/b' } }]
      open.fake.resources(open.store).put({ resourceType: 'Group', id: 'g', member })
      const query = { _type: 'Patient' }

      const url = fileIn(await settledExport(open, { ...asked, path: 'Group/g/$export', query }))

      const { text } = await open.request({ path: url })
      expect(linesOf(text)).toEqual([expect.stringContaining('"id":"b"')])
    })

    it('are objects of a bucket of their own, which the control plane tells of [export-download]', async () => {
      const open = await filled(door)
      const { id } = await start(open, asked)
      open.fake.settle()

      const { OutputDataConfig } = open.fake.exportJob(id) ?? {}

      const { S3Uri = '' } = OutputDataConfig?.S3Configuration ?? {}
      expect(S3Uri).toBe(`s3://healthlake-us-east-1-downloads/${open.store}-FHIR_EXPORT-${id}/`)
      expect(open.fake.objects.list(S3Uri)).toHaveLength(1)
    })

    it('are there for 48 hours from its end [export-download]', async () => {
      const open = await filled(door)
      const url = fileIn(await settledExport(open, asked))

      open.fake.clock.advance({ hours: 48 })
      const { status } = await open.request({ path: url })
      open.fake.clock.advance(1)
      const late = await refusal(open, { path: url })

      expect([status, late.status]).toEqual([200, 404])
      expect(late.body).toEqual(
        outcome('not-found', expect.stringContaining('its files are there for 48 hours.')),
      )
    })

    it('are refused where there are none: those of an export by POST, other names, and too early [export-download]', async () => {
      const open = await filled(door)
      const { location } = await start(open, asked)
      const early = `${location}/Patient/Patient-1-0-0.ndjson`
      expect((await refusal(open, { path: early })).status).toBe(404)
      open.fake.settle()
      const { body } = await open.request({ path: location })
      const url = fileIn(body as Manifest)
      const { output = [], exportJobProperties } = await settledExport(open, exportRequest())
      const name = output[0]?.url.split('/').at(-1)

      const others = [
        url.replace('/Patient/', '/Observation/'),
        url.replace('.ndjson', '.json'),
        `${open.url}export/${String(exportJobProperties['jobId'])}/Patient/${name}`,
        `${open.url}export/none/Patient/${name}`,
      ]
      for (const path of others) expect((await refusal(open, { path })).status).toBe(404)
      const { headers } = await refusal(open, { method: 'DELETE', path: url })
      expect(headers['allow']).toBe('GET')
    })

    it('are gone with the objects that they are [export-download]', async () => {
      const open = await filled(door)
      const url = fileIn(await settledExport(open, asked))
      const [uri = ''] = open.fake.objects.list('s3://healthlake-us-east-1-downloads')
      open.fake.objects.delete(uri)

      expect((await refusal(open, { path: url })).status).toBe(404)
    })
  })
}
