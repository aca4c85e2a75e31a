import * as sdk1048 from '@aws-sdk/client-healthlake'
import * as sdk645 from 'client-healthlake-3.645.0'
import * as sdk812 from 'client-healthlake-3.812.0'
import type { Sdk } from '../conformance/sdk-door.ts'

/** Versions of the SDK, oldest first. The types of the oldest lack what later ones added. */
export const sdks: readonly (readonly [version: string, sdk: Sdk])[] = [
  ['3.645.0', sdk645 as unknown as Sdk],
  ['3.812.0', sdk812 as unknown as Sdk],
  ['3.1048.0', sdk1048],
]
