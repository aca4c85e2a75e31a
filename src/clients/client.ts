import type { HealthLakeClient, HealthLakeClientConfig } from '@aws-sdk/client-healthlake'
import { addInputCheck } from './sdk/commands.ts'
import { createCheckingEndpoint, hermeticConfig } from './sdk/config.ts'
import type { Sdk } from './sdk/sdk.ts'
import { assertNotDisposed } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'

export function createClient(
  service: Service,
  sdk: Sdk,
  config?: HealthLakeClientConfig,
): HealthLakeClient {
  assertNotDisposed(service)
  const client = new sdk.HealthLakeClient(hermeticConfig(service, config))
  addInputCheck(client, () => service)
  return client
}

export function createClientConfig(
  service: Service,
  config?: HealthLakeClientConfig,
): HealthLakeClientConfig {
  assertNotDisposed(service)
  return { ...createCheckingEndpoint(service), ...hermeticConfig(service, config) }
}
