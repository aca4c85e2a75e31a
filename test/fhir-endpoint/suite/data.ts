import { describe, expect, it } from 'vitest'
import { startExport, startImport } from '../../data/tools.ts'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { history, put, read, remove } from '../tools.ts'

const dose = '{"url":"http://example.org/dose","valueDecimal":1.10}'
const exact = `{"resourceType":"Patient","id":"p1","extension":[${dose}]}`

export function dataBehaviour(door: FhirDoor): void {
  describe('A number', () => {
    it('keeps its text in reads, history and exports [resource-meta]', async () => {
      const open = await door.open()
      const written = await open.request({ method: 'PUT', path: 'Patient/p1', body: exact })
      const created = await open.request({ method: 'POST', path: 'Patient', body: exact })

      expect(written.text).toContain(dose)
      expect(created.text).toContain(dose)
      expect((await read(open, 'p1')).text).toBe(written.text)
      const versions = await open.request({ path: '_history' })
      expect(versions.text.split(dose)).toHaveLength(3)
      expect(exported(open)).toEqual([written.text, created.text])
    })

    it('keeps the text that an import brought [resource-meta]', async () => {
      const open = await door.open()
      open.fake.objects.put('s3://patients/in/a.ndjson', exact)
      startImport(open.fake, open.store)
      open.fake.settle()

      const { text } = await read(open, 'p1')

      expect(text).toContain(dose)
      expect(exported(open)).toEqual([text])
    })

    it.each(['1.10', '1e3', '0.100000000000000000001', '-0', '12345678901234567890.5'])(
      'may be %s, and stays so when it is read and written back [resource-meta]',
      async (number) => {
        const open = await door.open()
        const body = exact.replace('1.10', number)
        const first = await open.request({ method: 'PUT', path: 'Patient/p1', body })
        const second = await open.request({ method: 'PUT', path: 'Patient/p1', body: first.text })

        expect(first.status).toBe(201)
        expect(second.text).toBe(first.text.replace('"versionId":"1"', '"versionId":"2"'))
        expect(second.text).toContain(`"valueDecimal":${number}}`)
      },
    )
  })

  describe('Imports and exports', () => {
    it('are seen over the endpoint: what an import writes is the next version', async () => {
      const open = await door.open()
      await put(open, 'a', { active: true })
      open.fake.objects.put(
        's3://patients/in/a.ndjson',
        ['a', 'b'].map((id) => `{"resourceType":"Patient","id":"${id}"}`).join('\n'),
      )
      startImport(open.fake, open.store)
      open.fake.settle()

      const { entry = [] } = await history(open, 'Patient/a/_history')

      expect((await read(open, 'a')).headers).toMatchObject({ etag: 'W/"2"' })
      expect((await read(open, 'b')).headers).toMatchObject({ etag: 'W/"1"' })
      expect(entry.map(({ request, response }) => [request.method, response.status])).toEqual([
        ['PUT', '200'],
        ['PUT', '201'],
      ])
    })

    it('write out what is current, and nothing that was deleted', async () => {
      const open = await door.open()
      await put(open, 'a')
      await put(open, 'b')
      const last = await put(open, 'a', { active: true })
      await remove(open, 'b')

      expect(exported(open)).toEqual([last.text])
    })
  })
}

function exported({ fake, store }: OpenFhirDoor): readonly string[] {
  const job = fake.exportJob(startExport(fake, store))
  fake.settle()
  const folder = fake.exportJob(job?.JobId ?? '')?.OutputDataConfig?.S3Configuration?.S3Uri ?? ''
  return fake.objects
    .list(folder)
    .filter((uri) => uri.endsWith('.ndjson'))
    .flatMap((uri) => (fake.objects.text(uri) ?? '').trim().split('\n'))
}
