import { HealthLakeClient, type HealthLakeClientConfig } from '@aws-sdk/client-healthlake'
import type { FakeHealthLake } from 'fake-healthlake'
import { sdkDoor } from './sdk-door.ts'
import { wireDoor } from './wire-door.ts'

export const fetchDoor = wireDoor('fetch', (fake) => ({
  answer: (request) => fake.fetch(request),
}))

/** AWS's own client with a request handler that makes WHATWG requests, as the SDK's handler for browsers does. */
export const fetchClientDoor = sdkDoor(
  'new HealthLakeClient({ requestHandler }) at fetch',
  (fake) => ({
    make: (region = fake.region) =>
      new HealthLakeClient({
        region,
        credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
        requestHandler: handlerFor(fake),
      }),
  }),
)

interface SdkRequest {
  readonly method: string
  readonly hostname: string
  readonly headers: Record<string, string>
  readonly body: string
}

function handlerFor(fake: FakeHealthLake) {
  const handler = {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle({ method, hostname, headers, body }: SdkRequest) {
      const request = new Request(`https://${hostname}/`, { method, headers, body })
      const response = await fake.fetch(request)
      return {
        response: {
          statusCode: response.status,
          headers: Object.fromEntries(response.headers),
          body: new Uint8Array(await response.arrayBuffer()),
        },
      }
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  }
  return handler as unknown as NonNullable<HealthLakeClientConfig['requestHandler']>
}
