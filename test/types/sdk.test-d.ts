import {
  CreateFHIRDatastoreCommand,
  type HealthLake,
  HealthLakeClient,
  ThrottlingException,
} from '@aws-sdk/client-healthlake'
import * as sdk645 from 'client-healthlake-3.645.0'
import * as sdk812 from 'client-healthlake-3.812.0'
import { createFakeHealthLake, ServiceError } from 'fake-healthlake'
import { expectTypeOf } from 'vitest'

// Another copy or version of the SDK is taken as it is.
for (const sdk of [sdk645, sdk812]) {
  const fake = createFakeHealthLake({ sdk })
  fake.intercept(sdk.HealthLakeClient)
  fake.intercept(sdk.HealthLake)
  fake.intercept(new sdk.HealthLakeClient({}))
}
// @ts-expect-error That is no module of the SDK.
createFakeHealthLake({ sdk: { HealthLakeClient } })

const fake = createFakeHealthLake({ lifecycle: { createDatastore: '15m', importJob: '1.5h' } })
fake.intercept(HealthLakeClient)
// @ts-expect-error A date is no client.
fake.intercept(Date)
// @ts-expect-error Nor is a client's configuration.
fake.intercept({ region: 'us-east-1' })

expectTypeOf(fake.client()).toEqualTypeOf<HealthLake>()
expectTypeOf(fake.directClient()).toEqualTypeOf<HealthLake>()

fake.clock.advance('90s')
// @ts-expect-error There is no such unit.
fake.clock.advance('90 seconds')

const throttled = new ThrottlingException({ message: 'Slow down', $metadata: {} })
fake.faults.add({ operation: CreateFHIRDatastoreCommand, outcome: throttled })
fake.faults.add({
  operation: [sdk645.TagResourceCommand, 'UntagResource'],
  outcome: new ServiceError('ThrottlingException', '', { statusCode: 429, fault: 'client' }),
})
// @ts-expect-error A client is no command.
fake.faults.add({ operation: HealthLakeClient, outcome: throttled })
