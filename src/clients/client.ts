import type { HealthLakeClient, HealthLakeClientConfig } from '@aws-sdk/client-healthlake'
import { lookAtInputs } from './sdk/commands.ts'
import { checkingEndpoint, hermeticConfig } from './sdk/config.ts'
import type { Sdk } from './sdk/sdk.ts'
import { assertNotDisposed } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'

/**
 * Makes AWS's own client over an in-memory transport.
 *
 * @param service The service
 * @param sdk The SDK
 * @param config The caller's configuration
 * @returns The client
 */
export function createClient(
  service: Service,
  sdk: Sdk,
  config?: HealthLakeClientConfig,
): HealthLakeClient {
  assertNotDisposed(service)
  const client = new sdk.HealthLakeClient(hermeticConfig(service, config))
  lookAtInputs(service, client)
  return client
}

/**
 * Makes the configuration for a client that the code under test builds itself.
 *
 * @param service The service
 * @param config The caller's configuration
 * @returns The configuration
 */
export function createClientConfig(
  service: Service,
  config?: HealthLakeClientConfig,
): HealthLakeClientConfig {
  assertNotDisposed(service)
  return { ...checkingEndpoint(service), ...hermeticConfig(service, config) }
}
