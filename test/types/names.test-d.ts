import type {
  AttemptFault,
  Call,
  CallEntry,
  FakeHealthLake,
  FhirInteraction,
  Transition,
} from 'fake-healthlake'
import type { ExploreOptions } from 'fake-healthlake/explore'
import type {
  FaultRulesOptions,
  FhirRequestsOptions,
  ScenarioOptions,
} from 'fake-healthlake/fast-check'
import { expectTypeOf } from 'vitest'

// Names that are compared with what the fake tells are those that there are: a slip is an error of the compiler.
declare const call: Call
declare const entry: CallEntry
declare const struck: AttemptFault
declare const transition: Transition
expectTypeOf(call.operation === 'CreateFHIRDatastore').toBeBoolean()
// @ts-expect-error There is no such operation.
expectTypeOf(call.operation === 'CreateFHIRDatastor').toBeBoolean()
// @ts-expect-error There is no such interaction.
expectTypeOf(entry.operation === 'UpdateResorce').toBeBoolean()
expectTypeOf(entry.operation).toEqualTypeOf<FhirInteraction>()
// @ts-expect-error There is no such kind.
expectTypeOf(struck.kind === 'latncy').toBeBoolean()
expectTypeOf(transition.to === 'COMPLETED_WITH_ERRORS').toBeBoolean()
// @ts-expect-error There is no such status.
expectTypeOf(transition.to === 'COMPLETED_WITH_ERROR').toBeBoolean()
// @ts-expect-error There is no such status.
expectTypeOf(transition.from === 'CREATIN').toBeBoolean()
// @ts-expect-error There is no such kind of resource.
expectTypeOf(transition.resource === 'import').toBeBoolean()
// @ts-expect-error There is no such way in.
expectTypeOf(call.door === 'htpp').toBeBoolean()

// So are those that are given.
declare const fake: FakeHealthLake
// @ts-expect-error There is no such operation.
fake.execute('ListFHIRDatastore', {})
// @ts-expect-error There is no such status.
fake.addDatastore({ DatastoreStatus: 'ACTIV' })
// @ts-expect-error There is no such category.
fake.addDatastore({ ErrorCause: { ErrorCategory: 'RETRYABLE' } })
// @ts-expect-error There is no such kind of outcome.
fake.faults.add({ outcome: { kind: 'hung' } })
// @ts-expect-error There is no such body.
fake.faults.add({ outcome: { kind: 'corrupt', body: 'truncate' } })
// @ts-expect-error There is no such moment.
fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET', when: 'befor' } })
// @ts-expect-error There is no such scope.
fake.faults.add({ per: 'calls', outcome: 'ThrottlingException' })
// @ts-expect-error There is no such interaction.
fake.faults.add({ operation: 'UpdateResorce', outcome: 'ThrottlingException' })
expectTypeOf<'ThrottlingExeption'>().not.toExtend<NonNullable<ExploreOptions['outcomes']>[number]>()
expectTypeOf<'ReadResorce'>().not.toExtend<
  NonNullable<FhirRequestsOptions['interactions']>[number]
>()
expectTypeOf<'TagResorce'>().not.toExtend<NonNullable<ScenarioOptions['operations']>[number]>()
expectTypeOf<'TagResorce'>().not.toExtend<NonNullable<FaultRulesOptions['operations']>[number]>()
expectTypeOf<'hung'>().not.toExtend<NonNullable<FaultRulesOptions['outcomes']>[number]>()
