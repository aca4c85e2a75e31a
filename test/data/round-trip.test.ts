import * as fc from 'fast-check'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { importOf, jsonLines, startExport, startImport } from './tools.ts'
import { runs } from '../runs.ts'

const id = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'A.b-1'),
  fc.stringMatching(/^[A-Za-z0-9.-]{1,64}$/),
)

const extension = fc
  .oneof(
    fc.record({ valueString: fc.stringMatching(/^[ -~\u{e9}\u{1f600}]{1,9}$/u) }),
    fc.record({ valueDecimal: fc.double({ noDefaultInfinity: true, noNaN: true }) }),
    fc.record({ valueInteger: fc.integer() }),
  )
  .map((value) => ({ url: 'a:b', ...value }))

const good = fc
  .record(
    {
      resourceType: fc.constantFrom('Patient', 'Practitioner', 'Device'),
      id,
      extension: fc.array(extension, { minLength: 1, maxLength: 5 }),
      meta: fc.record({
        profile: fc.array(fc.stringMatching(/^[!-~]{1,9}$/), { minLength: 1 }),
        versionId: id,
      }),
    },
    { requiredKeys: ['resourceType', 'id'] },
  )
  .chain((resource) => fc.nat(3).map((indent) => JSON.stringify(resource, undefined, indent)))
  .map((text) => ({ text: text.replaceAll('\n', ' '), good: true }))

const bad = fc
  .oneof(
    fc.constantFrom(
      'none',
      '{}',
      '[]',
      '{"resourceType":"Patient"}',
      '{"resourceType":"Pet","id":"a"}',
    ),
    fc.constantFrom(
      '{"resourceType":"Observation","id":"a"}',
      '{"resourceType":"Patient","id":"a_b"}',
    ),
    fc.string({ minLength: 1 }).map((text) => `!${text.replaceAll('\n', '')}`),
  )
  .map((text) => ({ text, good: false }))

const line = fc.oneof(
  { weight: 4, arbitrary: good },
  { weight: 2, arbitrary: bad },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' ', '\r').map((text) => ({ text, good: undefined })),
  },
)

const file = fc.record({
  name: fc.stringMatching(/^[a-z0-9/ é]{1,8}$/).map((name) => `${name}.ndjson`),
  lines: fc.array(line, { maxLength: 12 }),
  end: fc.constantFrom('', '\n', '\r\n'),
  separator: fc.constantFrom('\n', '\r\n'),
})

const files = fc.uniqueArray(file, { maxLength: 5, selector: ({ name }) => name })

function exportedFrom(fake: FakeHealthLake, store: string): Record<string, unknown>[] {
  const jobId = startExport(fake, store)
  fake.settle()
  const folder = fake.exportJob(jobId)?.OutputDataConfig.S3Configuration?.S3Uri ?? ''
  return fake.objects
    .list(folder)
    .map((uri) => jsonLines(fake.objects.text(uri)))
    .flat()
}

it('Whatever files are imported, the last good version of each resource is exported, and imported plus failed is scanned', () => {
  fc.assert(
    fc.property(files, (given) => {
      const fake = createFakeHealthLake()
      const store = fake.addDatastore().DatastoreId
      fake.objects.put('s3://patients/in/readme', '')
      for (const { name, lines, end, separator } of given) {
        const text = lines.map((one) => one.text).join(separator) + end
        fake.objects.put(`s3://patients/in/${name}`, text)
      }
      const jobId = startImport(fake, store)
      fake.settle()
      const got = importOf(fake, store, jobId)

      const inOrder = given.toSorted((a, b) =>
        Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)),
      )
      const all = inOrder.flatMap(({ lines }) => lines)
      const goods = all.filter((one) => one.good === true)
      const bads = all.filter((one) => one.good === false)
      const expected = new Map<string, { resource: Record<string, unknown>; version: number }>()
      for (const { text } of goods) {
        const resource = JSON.parse(text) as Record<string, unknown>
        const key = `${String(resource['resourceType'])}/${String(resource['id'])}`
        expected.set(key, { resource, version: (expected.get(key)?.version ?? 0) + 1 })
      }

      const exported = exportedFrom(fake, store)
      expect(exported).toHaveLength(expected.size)
      for (const { meta, ...resource } of exported) {
        const wanted = expected.get(`${String(resource['resourceType'])}/${String(resource['id'])}`)
        const { meta: wantedMeta = {}, ...rest } = wanted?.resource ?? {}
        expect(JSON.stringify(resource)).toBe(JSON.stringify(rest))
        expect(meta).toEqual({
          ...(wantedMeta as object),
          versionId: String(wanted?.version),
          lastUpdated: '2025-01-01T00:01:30.000Z',
        })
      }
      if (given.length === 0) return
      const report = got.job.JobProgressReport
      expect(report).toMatchObject({
        TotalNumberOfScannedFiles: given.length,
        TotalNumberOfResourcesScanned: goods.length + bads.length,
        TotalNumberOfResourcesImported: goods.length,
        TotalNumberOfResourcesWithCustomerError: bads.length,
      })
      expect(got.job.JobStatus).toBe(bads.length === 0 ? 'COMPLETED' : 'COMPLETED_WITH_ERRORS')
      const written = (folder: string) =>
        got.names.filter((name) => name.startsWith(folder)).flatMap((name) => got.lines(name))
      expect(written('SUCCESS/')).toHaveLength(goods.length)
      expect(written('FAILURE/')).toHaveLength(bads.length)
    }),
    runs(20),
  )
})
