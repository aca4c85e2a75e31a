import type { HealthLake, HealthLakeClientConfig } from '@aws-sdk/client-healthlake'
import { addInputCheck, assertNoMockedCommand } from './sdk/commands.ts'
import { createCheckingEndpoint, hermeticConfig } from './sdk/config.ts'
import { assertNoMock, makeClient, type Sdk } from './sdk/sdk.ts'
import { callBack, type SendArguments } from './sdk/send.ts'
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
  return withoutMocks(client, service)
}

// The command of a module mock resolves to nothing that the SDK could call.
function withoutMocks<Client extends HealthLake>(client: Client, service: Service): Client {
  function send(...args: SendArguments): unknown {
    try {
      assertNoMockedCommand(service, args[0], 'send')
    } catch (error) {
      return callBack(Promise.reject(error), args)
    }
    const { send: original } = Object.getPrototypeOf(client) as { readonly send: typeof send }
    return original.apply(client, args)
  }
  return Object.defineProperty(client, 'send', { value: send, configurable: true, writable: true })
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
