import * as fc from 'fast-check'
import {
  createFakeHealthLake,
  type Assumptions,
  type FakeHealthLake,
  type Input,
  type OperationName,
} from 'fake-healthlake'
import { validInput } from 'fake-healthlake/fast-check'
import { describe, expect, it } from 'vitest'
import { alternatives } from '../../src/model/ledger/assumptions.ts'
import { operations } from '../../src/model/healthlake/operations.ts'
import { runs } from '../runs.ts'

/** Any way to switch the assumptions. */
const assumptions = fc.record(
  Object.fromEntries(
    Object.entries(alternatives).map(([name, values]) => [name, fc.constantFrom(...values)]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Assumptions>>

/** A fake with an ACTIVE data store and a job of each kind, and their ids. */
function inhabited(assumed: Partial<Assumptions>): { fake: FakeHealthLake; ids: Ids } {
  const fake = createFakeHealthLake({ assumptions: assumed })
  const { DatastoreId, DatastoreArn: ResourceARN } = fake.addDatastore({
    BackupConfiguration: { Status: 'ENABLED', RetentionPeriodInDays: 7 },
  })
  const common = { DatastoreId, DataAccessRoleArn: 'arn:aws:iam::123456789012:role/r' }
  const output = { S3Configuration: { S3Uri: 's3://out', KmsKeyId: 'alias/key' } }
  const started = [
    fake.execute('StartFHIRImportJob', {
      ...common,
      InputDataConfig: { S3Uri: 's3://input' },
      JobOutputDataConfig: output,
    }),
    fake.execute('StartFHIRExportJob', { ...common, OutputDataConfig: output }),
  ]
  const [imported, exported] = started.map(({ JobId }) => JobId)
  return { fake, ids: { DatastoreId, ResourceARN, imported, exported } }
}

interface Ids {
  readonly DatastoreId: string
  readonly ResourceARN: string
  readonly imported: string | undefined
  readonly exported: string | undefined
}

/** The input, about what there is. */
function aboutThese<Operation extends OperationName>(
  operation: Operation,
  input: Input<Operation>,
  { DatastoreId, ResourceARN, imported, exported }: Ids,
): Input<Operation> {
  const JobId = operation === 'DescribeFHIRImportJob' ? imported : exported
  const ids = { DatastoreId, SourceDatastoreId: DatastoreId, ResourceARN, JobId }
  const named = Object.entries(ids).filter(([member]) => member in input)
  return { ...input, ...Object.fromEntries(named) }
}

describe('Any valid input is accepted, whatever is assumed,', () => {
  it.each(Object.keys(operations) as OperationName[])('by %s', (operation) => {
    fc.assert(
      fc.property(validInput(operation), assumptions, (input, assumed) => {
        const { fake, ids } = inhabited(assumed)

        fake.execute(operation, aboutThese(operation, input, ids))

        expect(fake.history.at(-1)).toMatchObject({ operation, attempts: [{}] })
        expect(fake.history.at(-1)?.error).toBeUndefined()
      }),
      runs(30),
    )
  })
})
