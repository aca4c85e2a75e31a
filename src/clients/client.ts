import type { HealthLake, HealthLakeClientConfig } from '@aws-sdk/client-healthlake'
import { addInputCheck } from './sdk/commands.ts'
import { createCheckingEndpoint, hermeticConfig } from './sdk/config.ts'
import { assertNoMock, makeClient, type Sdk } from './sdk/sdk.ts'
import { assertNotDisposed } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'

export function createClient(
  service: Service,
  sdk: Sdk,
  config?: HealthLakeClientConfig,
): HealthLake {
  assertNotDisposed(service)
  assertNoMock(sdk, 'client')
  const client = makeClient(sdk, hermeticConfig(service, sdk, config))
  addInputCheck(client, () => service)
  return client
}

export function createClientConfig(
  service: Service,
  sdk: Sdk,
  config?: HealthLakeClientConfig,
): HealthLakeClientConfig {
  assertNotDisposed(service)
  assertNoMock(sdk, 'clientConfig')
  return { ...createCheckingEndpoint(service), ...hermeticConfig(service, sdk, config) }
}
