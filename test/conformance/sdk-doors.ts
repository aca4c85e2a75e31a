import type { HealthLakeClientConfig } from '@aws-sdk/client-healthlake'
import { mockClient } from 'aws-sdk-client-mock'
import type { FakeHealthLake } from 'fake-healthlake'
import { sdkDoor, type Sdk } from './sdk-door.ts'
import type { SdkDoor } from './door.ts'

/** A region as a client's configuration has it. */
export function configFor(region?: string): { region?: string } {
  return region === undefined ? {} : { region }
}

type ConfigOf = (fake: FakeHealthLake, region?: string) => HealthLakeClientConfig

/** The doors whose caller holds a client of a version of the SDK, and what a client has of its own where its class is intercepted. */
export function doorsOf(sdk: Sdk, ownConfig: ConfigOf = (_fake, region) => configFor(region)) {
  const { HealthLakeClient } = sdk
  return {
    client: sdkDoor('client', (fake) => ({ make: (region) => fake.client(configFor(region)) }), {
      sdk,
    }),
    clientConfig: sdkDoor(
      'new HealthLakeClient(clientConfig)',
      (fake) => ({ make: (region) => new HealthLakeClient(fake.clientConfig(configFor(region))) }),
      { sdk },
    ),
    directClient: sdkDoor(
      'directClient',
      (fake) => ({ make: (region) => fake.directClient(configFor(region)) }),
      { sdk, deserialises: false },
    ),
    interceptClass: sdkDoor(
      'intercept(HealthLakeClient)',
      (fake) => {
        const interception = fake.intercept(HealthLakeClient)
        return {
          make: (region) => new HealthLakeClient(ownConfig(fake, region)),
          release: () => interception[Symbol.dispose](),
        }
      },
      { sdk },
    ),
    attachClass: sdkDoor(
      'attach(mockClient(HealthLakeClient))',
      (fake) => {
        const mock = fake.attach(mockClient(HealthLakeClient))
        return {
          make: (region) => new HealthLakeClient(configFor(region)),
          release: () => mock.restore(),
        }
      },
      { sdk, deserialises: false },
    ),
  } satisfies Record<string, SdkDoor>
}
