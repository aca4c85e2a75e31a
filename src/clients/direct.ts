import type { HealthLake } from '@aws-sdk/client-healthlake'
import { hermeticConfig } from './sdk/config.ts'
import { assertNoMock, makeClient, type Sdk } from './sdk/sdk.ts'
import { send, type SendArguments } from './sdk/send.ts'
import { assertNotDisposed } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'

export function createDirectClient(service: Service, sdk: Sdk, region?: string): HealthLake {
  assertNotDisposed(service)
  assertNoMock(sdk, 'directClient')
  const config = hermeticConfig(service, sdk, region === undefined ? {} : { region })
  const client = makeClient(sdk, config)
  const handler = client.config.requestHandler
  const to = { service, sdk, door: 'direct', region, handler } as const
  const straight = (...args: SendArguments) => send(to, args)
  return Object.assign(client, { send: straight as HealthLake['send'] })
}
