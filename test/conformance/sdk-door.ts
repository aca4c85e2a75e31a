import * as installed from '@aws-sdk/client-healthlake'
import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake, type OperationName } from 'fake-healthlake'
import { onTestFinished } from 'vitest'
import type { OpenSdkDoor, Refusal, SdkDoor } from './door.ts'
import { timeOf } from './time-of.ts'

/** How the caller comes by its clients. */
export interface Clients {
  /** Gives a client for a region, the fake's if it names none. */
  make(region?: string): HealthLakeClient
  release?(): void
}

/** The SDK, of some version. */
export type Sdk = typeof installed

/** Makes a door that is a client of the SDK. Unless said otherwise its deserialiser drops what it does not know. */
export function sdkDoor(
  name: string,
  clientsOf: (fake: FakeHealthLake) => Clients,
  { deserialises = true, sdk = installed } = {},
): SdkDoor {
  return {
    name,
    takesNewer: false,
    showsNewer: !deserialises,
    open(options): OpenSdkDoor {
      const fake = createFakeHealthLake({ ...options, sdk })
      const clients = clientsOf(fake)
      const client = clients.make()
      const elsewhere = new Map<string, HealthLakeClient>()

      function clientIn(region?: string): HealthLakeClient {
        if (region === undefined) return client
        const made = elsewhere.get(region) ?? clients.make(region)
        elsewhere.set(region, made)
        return made
      }

      function close(): void {
        clients.release?.()
        fake[Symbol.dispose]()
      }

      onTestFinished(close)
      return {
        fake,
        client,
        async send(operation, input, region) {
          const output = await clientIn(region).send(commandOf(sdk, operation, input))
          const { $metadata: _metadata, ...rest } = output
          return rest as never
        },
        until: timeOf(fake),
        close,
      }
    },
    refusal: (error) => refusalIn(sdk, error),
  }
}

type Command = Parameters<HealthLakeClient['send']>[0]

/** Makes the SDK's command for an operation. */
function commandOf(sdk: Sdk, operation: OperationName, input: object): Command {
  const Class = exportOf(sdk, `${operation}Command`)
  if (typeof Class !== 'function') throw new Error(`The SDK does not know ${operation}.`)
  return Reflect.construct(Class, [input]) as Command
}

function refusalIn(sdk: Sdk, error: unknown): Refusal {
  if (!(error instanceof sdk.HealthLakeServiceException)) throw error
  const { name, message, $fault: fault, $metadata } = error
  const Class = exportOf(sdk, name)
  if (typeof Class === 'function' && !(error instanceof Class)) {
    throw new Error(`The error is no ${name} of the SDK.`, { cause: error })
  }
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test($metadata.requestId ?? '')) {
    throw new Error(`The error has the requestId ${$metadata.requestId}.`, { cause: error })
  }
  return { name, message, fault, statusCode: $metadata.httpStatusCode ?? Number.NaN }
}

function exportOf(sdk: Sdk, name: string): unknown {
  return Object.hasOwn(sdk, name) ? sdk[name as keyof Sdk] : undefined
}
