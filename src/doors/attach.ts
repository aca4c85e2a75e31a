import type { Sdk } from '../adapters/sdk.ts'
import { send, type SendArguments } from '../adapters/send.ts'
import { MisuseError } from '../core/errors.ts'
import { demandUndisposed } from '../core/requests/misuse.ts'
import type { Service } from '../core/service.ts'

/** What the SDK's clients are, as far as a stub's `this` goes. */
interface SendingClient {
  readonly config?: { readonly region?: () => Promise<string> }
}

/** The stub inside a mock of aws-sdk-client-mock, by shape. */
interface Stub {
  callsFake(fake: (this: SendingClient, ...args: SendArguments) => unknown): unknown
  withArgs(...args: unknown[]): { resetHistory(): unknown }
}

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
  const stub = stubOf(mock)
  stub.callsFake(function sendToFake(...args) {
    return send({ service, sdk, door: 'client-mock', region: () => regionOf(this) }, args)
  })
  // A `…Once` counts the calls that its command already had; a new matcher shall begin at none.
  const withArgs = stub.withArgs.bind(stub)
  stub.withArgs = (...args) => {
    const matching = withArgs(...args)
    matching.resetHistory()
    return matching
  }
  return mock
}

async function regionOf({ config }: SendingClient): Promise<string | undefined> {
  try {
    return await config?.region?.()
  } catch {
    return undefined
  }
}

function stubOf(mock: object): Stub {
  const stub: unknown = 'send' in mock ? mock.send : undefined
  const isStub = typeof stub === 'function' && 'callsFake' in stub && 'withArgs' in stub
  if (!isStub) {
    throw new MisuseError(
      'attach: give what mockClient(HealthLakeClient) of aws-sdk-client-mock returned.',
    )
  }
  return stub as unknown as Stub
}
