import {
  CreateFHIRDatastoreCommand,
  HealthLake,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
  type CreateFHIRDatastoreCommandInput,
} from '@aws-sdk/client-healthlake'
import { mockClient, type AwsClientStub } from 'aws-sdk-client-mock'
import { createFakeHealthLake } from 'fake-healthlake'
import { expectTypeOf, test } from 'vitest'

const fake = createFakeHealthLake()

test('attach gives back the mock in its own type', () => {
  const attached = fake.attach(mockClient(HealthLakeClient))
  expectTypeOf(attached).toEqualTypeOf<AwsClientStub<HealthLakeClient>>()
  const aggregated = fake.attach(mockClient(HealthLake))
  expectTypeOf(aggregated).toEqualTypeOf<AwsClientStub<HealthLake>>()
  const instance = fake.attach(mockClient(new HealthLakeClient({})))
  expectTypeOf(instance).toEqualTypeOf<AwsClientStub<HealthLakeClient>>()
})

test('overrides on the attached mock are as typed as before', () => {
  const mock = fake.attach(mockClient(HealthLakeClient))
  mock.on(ListFHIRDatastoresCommand).resolvesOnce({ DatastorePropertiesList: [] })
  // @ts-expect-error There is no such status.
  mock.on(CreateFHIRDatastoreCommand).resolves({ DatastoreStatus: 'NOPE' })
  const [call] = mock.commandCalls(CreateFHIRDatastoreCommand)
  type Called = NonNullable<typeof call>['args'][0]['input']
  expectTypeOf<Called>().toEqualTypeOf<CreateFHIRDatastoreCommandInput>()
})

test('attach takes no text', () => {
  // @ts-expect-error A mock is an object.
  expectTypeOf(fake.attach('HealthLakeClient')).toBeString()
})
