import type { CoreOptions } from '../service/options.ts'
import type { SdkModule } from './sdk/sdk.ts'

/** The options of a fake; each has a default. */
export interface FakeHealthLakeOptions extends CoreOptions {
  /** The SDK module to take classes from, when the code under test uses another copy or version than this package resolves. */
  sdk?: SdkModule
}

/** Where to look, when not in the fake's own region. */
export interface RegionContext {
  /** The region (default: the fake's). */
  region?: string
}
