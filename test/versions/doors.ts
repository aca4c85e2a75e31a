import { mockClient } from 'aws-sdk-client-mock'
import type { SdkDoor } from '../conformance/door.ts'
import { sdkDoor, type Sdk } from '../conformance/sdk-door.ts'

/** Anybody's: the oldest version signs with those of the client, also where it is intercepted. */
export const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' }

const configFor = (region?: string) => (region === undefined ? {} : { region })

/** The doors whose caller holds a client of a version of the SDK. */
export function doorsOf(sdk: Sdk): readonly SdkDoor[] {
  const { HealthLakeClient } = sdk
  return [
    sdkDoor('client', (fake) => ({ make: (region) => fake.client(configFor(region)) }), { sdk }),
    sdkDoor(
      'new HealthLakeClient(clientConfig)',
      (fake) => ({ make: (region) => new HealthLakeClient(fake.clientConfig(configFor(region))) }),
      { sdk },
    ),
    sdkDoor(
      'intercept(HealthLakeClient)',
      (fake) => {
        const interception = fake.intercept(HealthLakeClient)
        return {
          make: (region = fake.region) => new HealthLakeClient({ region, credentials }),
          release: () => interception[Symbol.dispose](),
        }
      },
      { sdk },
    ),
    sdkDoor(
      'directClient',
      (fake) => ({ make: (region) => fake.directClient(configFor(region)) }),
      { sdk, deserialises: false },
    ),
    sdkDoor(
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
  ]
}
