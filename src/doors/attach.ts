import { ownRegionOf } from '../adapters/own-region.ts'
import type { Sdk } from '../adapters/sdk.ts'
import { send, type SendArguments } from '../adapters/send.ts'
import { demandUndisposed } from '../core/requests/misuse.ts'
import type { Service } from '../core/service.ts'
import { putUnder, type SendingClient } from './stub.ts'

/**
 * Puts the service under an aws-sdk-client-mock stub: what the mock's own `on(...)` does not answer, the fake does.
 *
 * @param service The service
 * @param sdk The SDK
 * @param mock What `mockClient` returned
 * @returns The mock
 * @throws MisuseError if it is no such mock
 */
export function attach<Mock extends object>(service: Service, sdk: Sdk, mock: Mock): Mock {
  demandUndisposed(service)
  function sendToFake(this: SendingClient, ...args: SendArguments) {
    return send({ service, sdk, door: 'client-mock', region: () => regionOf(this) }, args)
  }
  putUnder(
    mock,
    sendToFake,
    'attach: give what mockClient(HealthLakeClient) of aws-sdk-client-mock returned.',
  )
  return mock
}

async function regionOf({ config }: SendingClient): Promise<string | undefined> {
  try {
    return config?.region && (await ownRegionOf(config.region))
  } catch {
    return undefined
  }
}
