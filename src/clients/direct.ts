import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { hermeticConfig } from './sdk/config.ts'
import type { Sdk } from './sdk/sdk.ts'
import { send, type SendArguments } from './sdk/send.ts'
import { assertNotDisposed } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'

export function createDirectClient(service: Service, sdk: Sdk, region?: string): HealthLakeClient {
  assertNotDisposed(service)
  const client = new sdk.HealthLakeClient(
    hermeticConfig(service, region === undefined ? {} : { region }),
  )
  const to = { service, sdk, door: 'direct', region } as const
  const straight = (...args: SendArguments) => send(to, args)
  return Object.assign(client, { send: straight as HealthLakeClient['send'] })
}
