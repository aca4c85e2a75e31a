import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { mockClient, type AwsClientStub } from 'aws-sdk-client-mock'
import { onTestFinished } from 'vitest'

/** Mocks the class until the end of the test. */
export function classMock(): AwsClientStub<HealthLakeClient> {
  const mock = mockClient(HealthLakeClient)
  onTestFinished(() => mock.restore())
  return mock
}

/** What a promise rejects with. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => new Error(`It resolved with ${JSON.stringify(value)}.`),
    (error: unknown) => error,
  )
}
