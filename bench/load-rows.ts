import { inFreshProcesses } from './fresh.ts'
import type { Row } from './row.ts'

const ROUNDS = 25

// One process loads both, each for the first time: the package needs the SDK, so that comes first. An import of a line
// that is no JSON then brings all into use but the tables of FHIR, and that of a patient brings those.
const program = `
  const times = [performance.now()]
  require('@aws-sdk/client-healthlake')
  times.push(performance.now())
  const { createFakeHealthLake } = require('fake-healthlake')
  times.push(performance.now())
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  runImport('none')
  times.push(performance.now())
  runImport('{"resourceType":"Patient","id":"a","name":[{"family":"Alvarez"}],"birthDate":"1970-01-01"}')
  times.push(performance.now())
  console.log(JSON.stringify(times))

  function runImport(line) {
    fake.objects.put('s3://patients/in/a.ndjson', line)
    fake.execute('StartFHIRImportJob', {
      DatastoreId,
      InputDataConfig: { S3Uri: 's3://patients/in/' },
      JobOutputDataConfig: { S3Configuration: { S3Uri: 's3://results/x', KmsKeyId: 'alias/x' } },
      DataAccessRoleArn: 'arn:aws:iam::123456789012:role/HealthLake',
    })
    fake.settle()
  }
`

/** What it costs to load the package, and then the tables. */
export const loadRows: readonly Row[] = [
  {
    name: 'Loading the package, against loading the SDK',
    limit: 0.22,
    measure() {
      const { sdk, fake } = measured()
      return fake / sdk
    },
  },
  {
    name: 'First type validated, tables loaded for it, against loading the SDK',
    limit: 0.1,
    measure() {
      const { sdk, validated } = measured()
      return validated / sdk
    },
  },
]

interface Spans {
  readonly sdk: number
  readonly fake: number
  readonly validated: number
}

/** Milliseconds of each, in the best of some processes. */
function measured(): Spans {
  const rounds = inFreshProcesses<number[]>(program, ROUNDS)
  const best = (step: number): number =>
    Math.min(...rounds.map((times) => (times[step + 1] ?? Infinity) - (times[step] ?? 0)))
  return { sdk: best(0), fake: best(1), validated: best(3) }
}
