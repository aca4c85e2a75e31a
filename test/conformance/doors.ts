import * as installed from '@aws-sdk/client-healthlake'
import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, ServiceError } from 'fake-healthlake'
import { onTestFinished } from 'vitest'
import type { FakeDoor, SdkDoor } from './door.ts'
import { fetchClientDoor, fetchDoor } from './fetch-door.ts'
import { httpClientDoor, httpDoor } from './http-door.ts'
import { interceptHttpDoor } from './intercept-http-door.ts'
import { sdkDoor } from './sdk-door.ts'
import { configFor, doorsOf } from './sdk-doors.ts'
import { timeOf } from './time-of.ts'

const execute: FakeDoor = {
  name: 'execute',
  takesNewer: true,
  showsNewer: true,
  open(options) {
    const fake = createFakeHealthLake(options)

    function close(): void {
      fake[Symbol.dispose]()
    }

    onTestFinished(close)
    return {
      fake,
      send: async (operation, input, region) =>
        fake.execute(operation, input, region === undefined ? {} : { region }),
      until: timeOf(fake),
      close,
    }
  },
  refusal(error) {
    if (!(error instanceof ServiceError)) throw error
    const { name, message, fault, statusCode } = error
    return { name, message, fault, statusCode }
  },
}

const { client, clientConfig, directClient, interceptClass, attachClass } = doorsOf(installed)

const interceptInstance = sdkDoor('intercept(client)', (fake) => {
  const interceptions: Disposable[] = []
  return {
    make(region) {
      const made = new HealthLakeClient(configFor(region))
      interceptions.push(fake.intercept(made))
      return made
    },
    release: () => interceptions.forEach((interception) => interception[Symbol.dispose]()),
  }
})

const attachInstance = sdkDoor(
  'attach(mockClient(client))',
  (fake) => ({
    make(region) {
      const made = new HealthLakeClient(configFor(region))
      fake.attach(mockClient(made))
      return made
    },
  }),
  { deserialises: false },
)

/** The forms a request can have on its way: bytes of the SDK, the SDK's objects, bytes on a connection. */
export const forms: readonly FakeDoor[] = [client, directClient, httpDoor]

/** The forms whose caller holds a client of the SDK. */
export const sdkForms: readonly SdkDoor[] = [client, directClient]

/** The forms that carry what the SDK installed here does not know. */
export const newerForms: readonly FakeDoor[] = [execute, httpDoor]

/** Every door whose caller holds a client of the SDK, at last those whose client knows nothing of the fake. */
export const sdkDoors: readonly SdkDoor[] = [
  client,
  clientConfig,
  directClient,
  interceptClass,
  interceptInstance,
  attachClass,
  attachInstance,
  fetchClientDoor,
  httpClientDoor,
]

/** Every door. */
export const doors: readonly FakeDoor[] = [
  execute,
  fetchDoor,
  httpDoor,
  interceptHttpDoor,
  ...sdkDoors,
]
