import { CreateFHIRDatastoreCommand, HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { configured } from './tools.ts'

it.each([
  ...configured,
  [
    'intercept',
    (fake: ReturnType<typeof createFakeHealthLake>) => {
      const client = new HealthLakeClient({ region: 'us-east-1' })
      fake.intercept(client)
      return client
    },
  ] as const,
])(
  'A body that the SDK does not make JSON is refused through %s as at the endpoint [body-not-json]',
  async (_name, open) => {
    const fake = createFakeHealthLake()
    const DatastoreName = (() => 1) as unknown as string
    const command = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4', DatastoreName })

    const error = await rejectionOf(open(fake).send(command))

    expect(error).toMatchObject({
      name: 'SerializationException',
      // The SDK's word for none.
      message: 'UnknownError',
      $metadata: { httpStatusCode: 400, attempts: 1 },
    })
    expect(fake.history).toMatchObject([
      {
        operation: 'CreateFHIRDatastore',
        error: { name: 'SerializationException', rule: 'body-not-json' },
      },
    ])
    expect(fake.datastores()).toEqual([])
  },
)
