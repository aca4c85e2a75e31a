import * as healthlake from '@aws-sdk/client-healthlake'
import type { HealthLake, HealthLakeClientConfig } from '@aws-sdk/client-healthlake'
import { MisuseError } from '../../kernel/errors.ts'
import { show } from '../../kernel/suggest.ts'
import { isModuleMock } from './module-mock.ts'

/** The module `@aws-sdk/client-healthlake`, as `import * as sdk` gives it, in any copy or version. */
export interface SdkModule {
  /** The class of clients that have a method for each operation (default: there is none). */
  readonly HealthLake?: abstract new (...args: never) => AnyClient
  /** The class of clients. */
  readonly HealthLakeClient: abstract new (...args: never) => AnyClient
  /** The base class of its errors. */
  readonly HealthLakeServiceException: abstract new (...args: never) => Error
}

/** A client of AWS's SDK, of any copy or version. */
export interface AnyClient {
  /** Its configuration, as the SDK resolved it. */
  readonly config: object
  /** What its requests run through. */
  readonly middlewareStack: object
  /**
   * Sends a command.
   *
   * @param args The command, options and callback
   * @returns The response
   */
  send(...args: never): unknown
}

export type Sdk = typeof healthlake

// The SDK module that this package resolves.
export const installedSdk: Sdk = healthlake

export function assertSdk(sdk: unknown): asserts sdk is Sdk {
  const { HealthLakeClient, HealthLakeServiceException } = Object(sdk) as Partial<Sdk>
  if ([HealthLakeClient, HealthLakeServiceException].every((made) => typeof made === 'function')) {
    return
  }
  throw new MisuseError(
    `sdk is ${show(sdk)}; give the whole module: import * as sdk from '@aws-sdk/client-healthlake'.`,
  )
}

// A module with a class of clients of its own may have the aggregated one from elsewhere.
export function makeClient(
  { HealthLake, HealthLakeClient }: Sdk,
  config: HealthLakeClientConfig,
): HealthLake {
  const isOwn = typeof HealthLake === 'function' && HealthLake.prototype instanceof HealthLakeClient
  const Class = isOwn ? HealthLake : (HealthLakeClient as typeof HealthLake)
  return new Class(config)
}

// A whole module that does nothing makes clients that answer undefined.
export function assertNoMock({ HealthLakeClient }: Sdk, where: string): void {
  if (!isModuleMock(HealthLakeClient)) return
  throw new MisuseError(
    `${where}: @aws-sdk/client-healthlake is a module mock here (jest.mock or vi.mock), whose clients do nothing; remove the mock, which the fake does not need, or give the real module: createFakeHealthLake({ sdk: jest.requireActual('@aws-sdk/client-healthlake') }); in Vitest it is await vi.importActual(…).`,
  )
}
