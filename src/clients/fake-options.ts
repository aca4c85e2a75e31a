import type { CoreOptions } from '../service/options.ts'
import type { Sdk } from './sdk/sdk.ts'

/** How a fake shall be; everything has a default. */
export interface FakeHealthLakeOptions extends CoreOptions {
  /** The SDK module to take classes from, when the code under test uses another copy or version than this package resolves. */
  sdk?: Sdk
}
