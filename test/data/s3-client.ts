import { S3Client } from '@aws-sdk/client-s3'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, type FakeHealthLakeOptions } from 'fake-healthlake'
import { onTestFinished } from 'vitest'

export const region = 'us-east-1'
export const Bucket = 'patients'

/** A fake whose objects a client of S3 reads and writes, until the test ends. */
export function attached(options?: FakeHealthLakeOptions) {
  const fake = createFakeHealthLake(options)
  const mock = mockClient(S3Client)
  onTestFinished(() => mock.restore())
  fake.objects.attach(mock)
  return { fake, mock, s3: new S3Client({ region }) }
}
