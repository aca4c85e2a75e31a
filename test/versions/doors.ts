import { doorsOf as anyDoorsOf } from '../conformance/sdk-doors.ts'
import type { SdkDoor } from '../conformance/door.ts'
import type { Sdk } from '../conformance/sdk-door.ts'

/** Anybody's: the oldest version signs with those of the client, also where it is intercepted. */
export const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' }

/** The doors of a version of the SDK. The oldest looks for region and credentials before it asks anything. */
export function doorsOf(sdk: Sdk): readonly SdkDoor[] {
  return Object.values(anyDoorsOf(sdk, (fake, region = fake.region) => ({ region, credentials })))
}
