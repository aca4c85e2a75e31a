import type { Control } from './control/path.ts'
import type { Service } from '../service/service.ts'
import type { Guard } from './guard.ts'
import type { HistoryLimit } from './history-limit.ts'
import type { Limits } from './limits.ts'
import type { Outward } from './outward.ts'
import type { HttpExchange } from './log.ts'

// In bytes: a link to a further page holds the search, which may have come as a form.
export const MAX_HEADER_SIZE = 16_000_000

export interface Served extends Limits {
  // What the paths under /_fake steer; without it there are none.
  readonly control?: Control | undefined
  readonly service: Service
  readonly protocol: 'http' | 'https'
  // Whether S3 is here besides.
  readonly hasS3: boolean
  // Left out where no browser comes in.
  readonly guard?: Guard
  // Left out where there is no limit.
  readonly history?: HistoryLimit
  readonly outward: Outward
  // Called with each request once it is answered, or never will be.
  readonly onExchange?: ((exchange: HttpExchange) => void) | undefined
  // Called with what our own code failed with.
  readonly onFailure?: ((error: unknown) => void) | undefined
}
