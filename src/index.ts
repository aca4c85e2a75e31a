export { systemClock } from './adapters/system-clock.ts'
export type { GivenDatastore } from './core/arrange.ts'
export { manualClock, pollingClock, type Clock } from './core/clock.ts'
export { MisuseError, ServiceError } from './core/errors.ts'
export type { Attempt, Call, Door } from './core/history.ts'
export type { DatastoreProperties } from './core/look.ts'
export type { Lifecycle } from './core/settings.ts'
export type { Duration, Instant } from './core/time.ts'
export type { Transition } from './core/transition.ts'
export {
  createFakeHealthLake,
  type FakeHealthLake,
  type FakeHealthLakeOptions,
  type RegionContext,
} from './fake.ts'
export type { Input, OperationName, Output } from './spec/infer.ts'
export type { Assumptions } from './spec/ledger.ts'
