export { assertDatastore } from './testing/assert/datastore.ts'
export {
  matchers,
  type HealthLakeAssertions,
  type Matcher,
  type MatcherResult,
} from './testing/assert/matchers.ts'
export { explainFailure } from './testing/assert/verdict.ts'
export type { Partly } from './testing/assert/partly.ts'
export { assertToldEvent, type ToldOptions } from './testing/assert/told-event.ts'
export { assertReceived, type ReceivedOptions } from './testing/assert/received.ts'
export { systemClock } from './kernel/system-clock.ts'
export type { GivenDatastore } from './service/add-datastore.ts'
export { manualClock, pollingClock, type Clock } from './kernel/clock.ts'
export type { NamedDisposable } from './kernel/disposal.ts'
export { MisuseError, ServiceError } from './kernel/errors.ts'
export type { FaultHandle, Faults } from './service/faults/faults.ts'
export type { EventOutcome, FaultOutcome, FaultRule } from './state/fault-rules.ts'
export type { EventFilter } from './service/listen.ts'
export type {
  DatastoreEventDetail,
  DatastoreEventType,
  EventDetail,
  EventDetailPart,
  EventDetailType,
  ExportJobEventDetail,
  HealthLakeEvent,
  ImportJobEventDetail,
  JobEventDetail,
  JobEventType,
} from './model/events.ts'
export type { AttemptFault, Door } from './state/calls.ts'
export type {
  DatastoreProperties,
  ExportJobProperties,
  ImportJobProperties,
} from './service/look.ts'
export type { EndStatus, Lifecycle } from './model/life-cycles.ts'
export type { ErrorName } from './model/error-names.ts'
export type { Snapshot } from './state/snapshot.ts'
export type { Duration, Instant } from './kernel/time.ts'
export type { GivenResource, Resources, StoredVersion } from './service/resources.ts'
export { createFakeHealthLake } from './clients/create-fake.ts'
export type { Objects } from './clients/objects.ts'
export type { EventBus, EventSubscription } from './clients/event-bus.ts'
export type { FhirEndpoint, FhirRequest, FhirResponse } from './clients/fhir.ts'
export type { FakeHealthLake } from './clients/fake.ts'
export type { FakeHealthLakeOptions, RegionContext } from './clients/fake-options.ts'
export type { AnyClient, SdkModule } from './clients/sdk/sdk.ts'
export type { FhirCallInput } from './features/interactions/input.ts'
export type { FhirInteraction } from './model/fhir/interactions.ts'
export type { AnyOperation, CommandClass } from './model/operation-names.ts'
export type { Input, OperationName, Output } from './model/healthlake/infer.ts'
export type { Assumptions } from './model/ledger/assumptions.ts'
export type { Quotas } from './model/quotas.ts'
export type { Attempt, Call, CallEntry } from './service/history/calls.ts'
export type { Transition } from './service/transitions.ts'
