import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { role } from '../values.ts'
import { importedLines, jsonLines, patient, startExport } from './tools.ts'

function filled(...resources: [string, string, object?][]) {
  const fake = createFakeHealthLake()
  const store = fake.addDatastore().DatastoreId
  for (const [resourceType, id, more] of resources) {
    fake.resources(store).put({ resourceType, id, ...more })
  }
  return { fake, store }
}

/** What an export wrote: names under its folder, and their text. */
function exported(fake: FakeHealthLake, store: string): [string, string][] {
  const id = startExport(fake, store)
  fake.settle()
  return writtenBy(fake, id)
}

function writtenBy(fake: FakeHealthLake, id: string): [string, string][] {
  const folder = fake.exportJob(id)?.OutputDataConfig.S3Configuration?.S3Uri ?? ''
  return fake.objects
    .list(folder)
    .map((uri) => [uri.slice(folder.length), fake.objects.text(uri) ?? ''])
}

describe('An export', () => {
  it('writes a folder for each type, with whole resources [export-output]', () => {
    const { fake, store } = filled(
      ['Patient', 'b', { active: true }],
      ['Observation', 'o'],
      ['Patient', 'a'],
      ['Patient', 'b', { active: false }],
    )
    const files = exported(fake, store)

    expect(files.map(([name]) => name)).toEqual([
      expect.stringMatching(/^Observation\/Observation-\d+-0-0\.ndjson$/),
      expect.stringMatching(/^Patient\/Patient-\d+-0-0\.ndjson$/),
    ])
    expect(files.flatMap(([, text]) => jsonLines(text))).toEqual(fake.resources(store).list())
    expect(jsonLines(files[1]?.[1])[0]).toMatchObject({
      id: 'b',
      active: false,
      meta: { versionId: '2' },
    })
  })

  it('writes what an import brought, as it was written there [resource-meta]', () => {
    const line =
      '{"resourceType":"Observation","id":"a","status":"final","code":{"text":"x"},"valueQuantity":{"value":1.00}'
    const { fake, store } = importedLines(`${line}}`)

    expect(exported(fake, store).map(([, text]) => text)).toEqual([
      `${line},"meta":{"versionId":"1","lastUpdated":"2025-01-01T00:01:30.000Z"}}\n`,
    ])
  })

  it('writes each resource on one line, however it was written, with its texts and numbers as they were [export-output]', () => {
    const { fake, store } = filled()
    const head =
      '"id":"a","status":"final","code":{"text":"x  \\" \\n{ "},"valueQuantity":{"value":1.00}'
    const members = head.replace(/(?<=":|,)(?=["{\d])/g, '\r\n\t ')
    const answer = fake.fhir(store).request({
      method: 'PUT',
      path: 'Observation/a',
      body: `\n{ "resourceType" : "Observation" , ${members}\n} \n`,
    })
    expect(answer.status).toBe(201)

    expect(exported(fake, store).map(([, text]) => text)).toEqual([
      `{"resourceType":"Observation",${head},"meta":{"versionId":"1","lastUpdated":"2025-01-01T00:00:00.000Z"}}\n`,
    ])
  })

  it('of a data store without resources writes nothing', () => {
    const { fake, store } = filled()

    expect(exported(fake, store)).toEqual([])
    expect(fake.objects.list('s3://results')).toEqual([])
  })

  it('writes what is there when it ends [export-output]', () => {
    const { fake, store } = filled(['Patient', 'a'])
    const id = startExport(fake, store)
    fake.clock.advance(119_999)
    expect(writtenBy(fake, id)).toEqual([])
    fake.resources(store).put({ resourceType: 'Patient', id: 'b' })
    fake.clock.advance(1)
    fake.resources(store).put({ resourceType: 'Patient', id: 'c' })

    expect(
      writtenBy(fake, id).flatMap(([, text]) => jsonLines(text).map(({ id: of }) => of)),
    ).toEqual(['a', 'b'])
  })

  it('writes nothing more once it is cancelled [cancel-export] [export-output]', () => {
    const { fake, store } = filled(['Patient', 'a'])
    const id = startExport(fake, store)
    fake.step()
    fake.cancelExportJob(id)
    fake.settle()

    expect(fake.exportJob(id)?.JobStatus).toBe('CANCEL_COMPLETED')
    expect(fake.objects.list('s3://results')).toEqual([])
  })

  it.each([
    ['FAILED', 0],
    ['COMPLETED_WITH_ERRORS', 1],
  ] as const)('that a fault rule ends in %s writes %d files [failed-import]', (to, count) => {
    const { fake, store } = filled(['Patient', 'a'])
    fake.faults.add({ operation: 'StartFHIRExportJob', outcome: { kind: 'transition', to } })

    expect(exported(fake, store)).toHaveLength(count)
  })

  it('of a store that is deleted meanwhile writes nothing [export-output]', () => {
    const { fake, store } = filled(['Patient', 'a'])
    const id = startExport(fake, store)
    fake.step()
    fake.execute('DeleteFHIRDatastore', { DatastoreId: store })
    fake.settle()

    expect(fake.exportJob(id)?.JobStatus).toBe('FAILED')
    expect(fake.objects.list('s3://results')).toEqual([])
  })

  it('has other numbers in its names from another seed, job and type [export-file-name]', () => {
    const numbers = [1, 1, 2].map((seed) => {
      const fake = createFakeHealthLake({ seed })
      const store = fake.addDatastore().DatastoreId
      fake.resources(store).put({ resourceType: 'Patient' })
      fake.resources(store).put({ resourceType: 'Basic' })
      return [...exported(fake, store), ...exported(fake, store)].map(
        ([name]) => name.match(/-(\d+)-0-0/)?.[1] ?? '',
      )
    })

    expect(numbers[1]).toEqual(numbers[0])
    expect(new Set(numbers.flat()).size).toBe(8)
    for (const number of numbers.flat()) expect(BigInt(number)).toBeLessThan(2n ** 63n)
  })

  it('begins a new file before one has more than 5,000,000 bytes [export-file-size]', () => {
    const { fake, store } = filled()
    const overhead = exportedSize('')
    for (const [id, size] of [
      ['a', 5_000_001],
      ['b', 2_500_000],
      ['c', 2_500_000],
      ['d', 5_000_001],
      ['e', 100_000],
      ['f', 4_900_001],
    ] as const) {
      const room = size - overhead
      const text = 'é'.repeat(room / 2) + 'x'.repeat(room % 2)
      fake.resources(store).put({ resourceType: 'Basic', id, text })
    }
    const files = exported(fake, store)

    expect(files.map(([name]) => name.slice(-10))).toEqual(
      files.map((_file, part) => `0-${part}.ndjson`),
    )
    expect(
      files.map(([, text]) => [
        jsonLines(text)
          .map(({ id }) => id)
          .join(''),
        Buffer.byteLength(text),
      ]),
    ).toEqual([
      ['a', 5_000_001],
      ['bc', 5_000_000],
      ['d', 5_000_001],
      ['e', 100_000],
      ['f', 4_900_001],
    ])
  })
})

/** The bytes of the line that a Basic with an id of one letter and this text becomes, its line feed included. */
function exportedSize(text: string): number {
  const { fake, store } = filled(['Basic', 'x', { text }])
  return Buffer.byteLength(exported(fake, store)[0]?.[1] ?? '')
}

it('A line of an export can be imported again, and is the next version then', () => {
  const { fake, store } = filled(['Patient', 'a', { active: true }])
  const [[, text] = ['', '']] = exported(fake, store)
  fake.objects.put('s3://patients/in/a.ndjson', text)
  fake.execute('StartFHIRImportJob', {
    DatastoreId: store,
    InputDataConfig: { S3Uri: 's3://patients/in' },
    JobOutputDataConfig: { S3Configuration: { S3Uri: 's3://results', KmsKeyId: 'alias/x' } },
    DataAccessRoleArn: role,
  })
  fake.settle()

  expect(fake.resources(store).list()).toMatchObject([
    { ...(JSON.parse(patient('a')) as object), active: true, meta: { versionId: '2' } },
  ])
})
