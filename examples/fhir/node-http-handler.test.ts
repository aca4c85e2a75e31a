import { NodeHttpHandler } from '@smithy/node-http-handler'
import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { signed } from './sign.ts'

/** The code under test: reads a resource with the SDK's own handler; undefined where there is none. */
async function read(url: string): Promise<Record<string, unknown> | undefined> {
  const handler = new NodeHttpHandler()
  const { response } = await handler.handle(await signed('GET', url))
  const body = await text(response.body)
  return response.statusCode === 200 ? (JSON.parse(body) as Record<string, unknown>) : undefined
}

it('finds what an import put in', async () => {
  using fake = createFakeHealthLake()
  using _ = interceptHttp(fake)
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()
  fake.objects.put('s3://clinic/in/a.ndjson', '{"resourceType":"Patient","id":"p1","active":true}')
  fake.execute('StartFHIRImportJob', {
    DatastoreId,
    InputDataConfig: { S3Uri: 's3://clinic/in/' },
    JobOutputDataConfig: {
      S3Configuration: { S3Uri: 's3://clinic/out', KmsKeyId: 'alias/clinic' },
    },
    DataAccessRoleArn: 'arn:aws:iam::123456789012:role/HealthLake',
  })

  expect(await read(`${DatastoreEndpoint}Patient/p1`)).toBeUndefined()
  fake.settle()
  expect(await read(`${DatastoreEndpoint}Patient/p1`)).toMatchObject({ id: 'p1', active: true })
})
