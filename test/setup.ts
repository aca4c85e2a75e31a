import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import * as fc from 'fast-check'
import { afterAll } from 'vitest'

fc.configureGlobal({
  seed: Number(process.env['FC_SEED'] ?? 42),
})

// Files share a world: a class that one of them leaves intercepted or stubbed gets its own `send` back, which it inherits.
afterAll(() => void Reflect.deleteProperty(HealthLakeClient.prototype, 'send'))
