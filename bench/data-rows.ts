import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { weigh } from './measure.ts'
import type { Row } from './rows.ts'

const RESOURCES = 100_000
const RESOURCE_BYTES = 300
const FILES = 10
const ROUNDS = 5

const output = { S3Configuration: { S3Uri: 's3://results/jobs', KmsKeyId: 'alias/results' } }
const DataAccessRoleArn = 'arn:aws:iam::123456789012:role/HealthLake'

/** Promises of speed and size that have to do with data. */
export const dataRows: readonly Row[] = [
  {
    name: `Import of ${RESOURCES} Observations of ${RESOURCE_BYTES} bytes, strict, against JSON.parse`,
    limit: 7,
    measure() {
      const lines = observations()
      return (
        fastest(
          () => uploaded(lines),
          ({ fake, store }) => startImport(fake, store),
        ) /
        fastest(
          () => lines,
          (all) => all.map((line) => JSON.parse(line) as unknown),
        )
      )
    },
  },
  {
    name: `Export of ${RESOURCES} Observations, against JSON.stringify`,
    limit: 4,
    measure() {
      const { fake, store } = imported(observations())
      return (
        fastest(
          () => fake.fork(),
          (fork) => startExport(fork, store),
        ) /
        fastest(
          () => fake.resources(store).list(),
          (all) => all.map((one) => JSON.stringify(one)),
        )
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
      return fastest(() => full, forkOften) / fastest(() => empty, forkOften)
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

/** Milliseconds of the best of some rounds; what a round works on is made before, untimed. */
function fastest<Given>(prepare: () => Given, run: (given: Given) => unknown): number {
  let best = Infinity
  for (let round = 0; round < ROUNDS; round += 1) {
    const given = prepare()
    const begun = performance.now()
    run(given)
    best = Math.min(best, performance.now() - begun)
  }
  return best
}
