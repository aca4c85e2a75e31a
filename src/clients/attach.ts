import { readOwnRegion } from './sdk/own-region.ts'
import type { Sdk } from './sdk/sdk.ts'
import { send, type SendArguments } from './sdk/send.ts'
import { assertNotDisposed } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'
import { replaceStub, type SendingClient } from './stub.ts'

export function attach<Mock extends object>(service: Service, sdk: Sdk, mock: Mock): Mock {
  assertNotDisposed(service)
  function sendToFake(this: SendingClient, ...args: SendArguments) {
    const handler = this.config?.requestHandler
    return send(
      { service, sdk, door: 'client-mock', region: () => readRegion(this), handler },
      args,
    )
  }
  replaceStub(
    mock,
    sendToFake,
    'attach: give what mockClient(HealthLakeClient) of aws-sdk-client-mock returned.',
  )
  return mock
}

async function readRegion({ config }: SendingClient): Promise<string | undefined> {
  try {
    return config?.region && (await readOwnRegion(config.region))
  } catch {
    return undefined
  }
}
