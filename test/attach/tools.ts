import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { mockClient, type AwsClientStub } from 'aws-sdk-client-mock'
import { onTestFinished } from 'vitest'

/** Mocks the class until the end of the test. */
export function classMock(): AwsClientStub<HealthLakeClient> {
  const mock = mockClient(HealthLakeClient)
  onTestFinished(() => mock.restore())
  return mock
}
