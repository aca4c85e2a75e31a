export { assertDatastore } from './assert/datastore.ts'
export {
  matchers,
  type HealthLakeAssertions,
  type Matcher,
  type MatcherResult,
} from './assert/matchers.ts'
export type { Partly } from './assert/partly.ts'
export { assertReceived } from './assert/received.ts'
export { systemClock } from './adapters/system-clock.ts'
export type { GivenDatastore } from './core/arranging/arrange.ts'
export { manualClock, pollingClock, type Clock } from './core/time/clock.ts'
export { MisuseError, ServiceError } from './core/errors.ts'
export type { FaultHandle, Faults } from './core/faults/faults.ts'
export type { FaultOutcome, FaultRule } from './core/faults/rule.ts'
export type { Attempt, AttemptFault, Call, Door } from './core/history/history.ts'
export type {
  DatastoreProperties,
  ExportJobProperties,
  ImportJobProperties,
} from './core/arranging/look.ts'
export type { Lifecycle } from './core/settings.ts'
export type { Snapshot } from './core/state/snapshot.ts'
export type { Duration, Instant } from './core/time/time.ts'
export type { Transition } from './core/time/transition.ts'
export type { GivenResource, Resources } from './core/resources/hold.ts'
export { createFakeHealthLake } from './create.ts'
export type { Objects } from './doors/objects.ts'
export { exploreFaults } from './explore/explore.ts'
export type { ExploreOptions } from './explore/options.ts'
export type { FaultFailure, FaultReport } from './explore/report.ts'
export type { FakeHealthLake, FakeHealthLakeOptions, RegionContext } from './fake.ts'
export type { Input, OperationName, Output } from './spec/infer.ts'
export type { Assumptions } from './spec/ledger.ts'
export type { Quotas } from './spec/quotas.ts'
