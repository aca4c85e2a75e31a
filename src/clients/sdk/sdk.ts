import * as healthlake from '@aws-sdk/client-healthlake'
import { MisuseError } from '../../kernel/errors.ts'
import { show } from '../../kernel/suggest.ts'

/** The module `@aws-sdk/client-healthlake`, as `import * as sdk` gives it. */
export type Sdk = typeof healthlake

// The SDK module that this package resolves.
export const installedSdk: Sdk = healthlake

export function assertSdk(sdk: unknown): void {
  const { HealthLakeClient, HealthLakeServiceException } = (sdk ?? {}) as Partial<Sdk>
  if ([HealthLakeClient, HealthLakeServiceException].every((made) => typeof made === 'function')) {
    return
  }
  throw new MisuseError(
    `sdk is ${show(sdk)}; give the whole module: import * as sdk from '@aws-sdk/client-healthlake'.`,
  )
}
