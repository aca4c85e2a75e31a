import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { serve } from 'fake-healthlake/http'
import { sdkDoor } from './sdk-door.ts'
import { wireDoor } from './wire-door.ts'

export const httpDoor = wireDoor('serve', (fake) => {
  const serving = serve(fake, { datastoreOrigin: 'aws' })
  return {
    answer: async (request) => fetch(new Request((await serving).url, request)),
    close: async () => (await serving).close(),
  }
})

/** AWS's own client over a real connection. Unlike in memory, timers run there. */
export const httpClientDoor = sdkDoor('new HealthLakeClient({ endpoint }) at serve', (fake) => {
  const serving = serve(fake, { datastoreOrigin: 'aws' })
  const clients: HealthLakeClient[] = []
  return {
    make(region = fake.region) {
      const client = new HealthLakeClient({
        region,
        endpoint: async () => ({ url: new URL((await serving).url) }),
        credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
      })
      clients.push(client)
      return client
    },
    release() {
      for (const client of clients) client.destroy()
      void serving.then((server) => server.close())
    },
  }
})
