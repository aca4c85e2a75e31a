import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { hermeticConfig } from '../adapters/config.ts'
import type { Sdk } from '../adapters/sdk.ts'
import { send, type SendArguments } from '../adapters/send.ts'
import { demandUndisposed } from '../core/requests/misuse.ts'
import type { Service } from '../core/service.ts'

/**
 * Makes a client whose `send` goes straight to the service.
 *
 * @param service The service
 * @param sdk The SDK
 * @param region The client's region (default: the fake's)
 * @returns The client
 */
export function createDirectClient(service: Service, sdk: Sdk, region?: string): HealthLakeClient {
  demandUndisposed(service)
  const client = new sdk.HealthLakeClient(
    hermeticConfig(service, region === undefined ? {} : { region }),
  )
  const to = { service, sdk, door: 'direct', region } as const
  const straight = (...args: SendArguments) => send(to, args)
  return Object.assign(client, { send: straight as HealthLakeClient['send'] })
}
