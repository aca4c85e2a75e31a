import { inFreshProcesses } from './fresh.ts'
import type { Row } from './row.ts'

const ROUNDS = 25

// One process loads both, each for the first time: the package needs the SDK, so that comes first. An import of a line
// that is no JSON then brings all into use but the tables of FHIR, and that of a patient brings those.
// Each step begins without the garbage of the one before, which would be collected in whichever step fills the heap.
const program = `
  const sdk = timed(() => require('@aws-sdk/client-healthlake'))
  let createFakeHealthLake
  const fake = timed(() => { ({ createFakeHealthLake } = require('fake-healthlake')) })
  const lake = createFakeHealthLake()
  const { DatastoreId } = lake.addDatastore()
  runImport('none')
  const patient = '{"resourceType":"Patient","id":"a","name":[{"family":"Alvarez"}],"birthDate":"1970-01-01"}'
  const validated = timed(() => runImport(patient))
  console.log(JSON.stringify({ sdk, fake, validated }))

  function timed(step) {
    gc()
    const began = performance.now()
    step()
    return performance.now() - began
  }

  function runImport(line) {
    lake.objects.put('s3://patients/in/a.ndjson', line)
    lake.execute('StartFHIRImportJob', {
      DatastoreId,
      InputDataConfig: { S3Uri: 's3://patients/in/' },
      JobOutputDataConfig: { S3Configuration: { S3Uri: 's3://results/x', KmsKeyId: 'alias/x' } },
      DataAccessRoleArn: 'arn:aws:iam::123456789012:role/HealthLake',
    })
    lake.settle()
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
  const rounds = inFreshProcesses<Spans>(program, ROUNDS)
  const best = (step: keyof Spans): number => Math.min(...rounds.map((spans) => spans[step]))
  return { sdk: best('sdk'), fake: best('fake'), validated: best('validated') }
}
