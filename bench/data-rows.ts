import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { ratioOfShots, weigh } from './measure.ts'
import type { Row } from './row.ts'

const RESOURCES = 100_000
const RESOURCE_BYTES = 300
const FILES = 10
const ROUNDS = 8

const output = { S3Configuration: { S3Uri: 's3://results/jobs', KmsKeyId: 'alias/results' } }
const DataAccessRoleArn = 'arn:aws:iam::123456789012:role/HealthLake'

/** Promises of speed and size that have to do with data. */
export const dataRows: readonly Row[] = [
  {
    name: `Import of ${RESOURCES} Observations of ${RESOURCE_BYTES} bytes, strict, against JSON.parse`,
    limit: 7,
    measure() {
      const lines = observations()
      return ratioOfShots(
        { prepare: () => uploaded(lines), run: ({ fake, store }) => startImport(fake, store) },
        {
          prepare: () => lines,
          run: (all) => all.map((line) => JSON.parse(line) as unknown),
        },
        ROUNDS,
      )
    },
  },
  {
    name: `Export of ${RESOURCES} Observations, against JSON.stringify`,
    limit: 1.5,
    measure() {
      const { fake, store } = imported(observations())
      return ratioOfShots(
        { prepare: () => fake.fork(), run: (fork) => startExport(fork, store) },
        {
          prepare: () => fake.resources(store).list(),
          run: (all) => all.map((one) => JSON.stringify(one)),
        },
        ROUNDS,
      )
    },
  },
  {
    name: 'Heap a resource, against its JSON text',
    limit: 3,
    measure() {
      const lines = observations()
      weigh(() => imported(lines))
      return weigh(() => imported(lines)) / RESOURCES / RESOURCE_BYTES
    },
  },
  {
    name: `fork() of a fake with ${RESOURCES} resources, against one with none`,
    limit: 3,
    measure() {
      const [full, empty] = [imported(observations()).fake, createFakeHealthLake()]
      empty.addDatastore()
      return ratioOfShots(
        { prepare: () => full, run: forkOften },
        { prepare: () => empty, run: forkOften },
        ROUNDS,
      )
    },
  },
]

interface Filled {
  readonly fake: FakeHealthLake
  readonly store: string
}

/** Lines of different patients, as long as each other. */
function observations(): readonly string[] {
  return Array.from({ length: RESOURCES }, (_, index) => {
    const observation = {
      resourceType: 'Observation',
      id: `observation-${index}`,
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }] },
      subject: { reference: `Patient/patient-${index % 1000}` },
      valueQuantity: { value: 60 + (index % 40), unit: '/min' },
      note: [{ text: '' }],
    }
    const missing = RESOURCE_BYTES - JSON.stringify(observation).length
    return JSON.stringify({ ...observation, note: [{ text: 'x'.repeat(missing) }] })
  })
}

function uploaded(lines: readonly string[]): Filled {
  const fake = createFakeHealthLake()
  const size = lines.length / FILES
  for (let file = 0; file < FILES; file += 1) {
    const body = lines.slice(file * size, (file + 1) * size).join('\n')
    fake.objects.put(`s3://patients/in/${file}.ndjson`, body)
  }
  return { fake, store: fake.addDatastore().DatastoreId }
}

function imported(lines: readonly string[]): Filled {
  const filled = uploaded(lines)
  startImport(filled.fake, filled.store)
  return filled
}

function startImport(fake: FakeHealthLake, DatastoreId: string): void {
  fake.execute('StartFHIRImportJob', {
    DatastoreId,
    InputDataConfig: { S3Uri: 's3://patients/in' },
    JobOutputDataConfig: output,
    DataAccessRoleArn,
  })
  fake.settle()
}

function startExport(fake: FakeHealthLake, DatastoreId: string): void {
  fake.execute('StartFHIRExportJob', { DatastoreId, OutputDataConfig: output, DataAccessRoleArn })
  fake.settle()
}

function forkOften(fake: FakeHealthLake): void {
  for (let count = 0; count < 1000; count += 1) fake.fork()
}
