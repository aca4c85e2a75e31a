import type { HealthLake, HealthLakeClientConfig } from '@aws-sdk/client-healthlake'
import {
  assertNoMockedCommand,
  isCommand,
  prepareCommand,
  type SdkCommand,
} from './sdk/commands.ts'
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
  return withCheck(client, service)
}

// Before the SDK looks at a command: a middleware would see it too, but makes each call longer.
function withCheck<Client extends HealthLake>(client: Client, service: Service): Client {
  function send(...[command, options, callback]: SendArguments): unknown {
    let checked: SdkCommand
    try {
      checked = checkCommand(service, command)
    } catch (error) {
      return callBack(Promise.reject(error), [command, options, callback])
    }
    const inherited = Object.getPrototypeOf(client) as { readonly send: typeof send }
    return inherited.send.call(client, checked, options, callback)
  }
  return Object.defineProperty(client, 'send', { value: send, configurable: true, writable: true })
}

// What is no command is the SDK's to refuse.
function checkCommand(service: Service, command: SdkCommand): SdkCommand {
  if (isCommand(command)) return prepareCommand(service, command)
  assertNoMockedCommand(service, command, 'send')
  return command
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
