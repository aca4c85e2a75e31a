import type {
  DatastoreEventDetail,
  EventDetailType,
  FakeHealthLake,
  ImportJobEventDetail,
} from 'fake-healthlake'
import { expectTypeOf } from 'vitest'

declare const fake: FakeHealthLake

// A listener for a type knows the detail of it; one for all must look.
fake.onEvent({ detailType: 'Import Job Completed' }, (event) => {
  expectTypeOf(event.detail).toEqualTypeOf<ImportJobEventDetail>()
  expectTypeOf(event['detail-type']).toEqualTypeOf<'Import Job Completed'>()
})
fake.onEvent({ detailType: ['Data Store Active', 'Data Store Deleted'] }, async ({ detail }) => {
  expectTypeOf(detail).toEqualTypeOf<DatastoreEventDetail>()
  await Promise.resolve()
})
fake.onEvent({}, (event) => {
  expectTypeOf(event['detail-type']).toEqualTypeOf<EventDetailType>()
  if (event['detail-type'] === 'Import Job Failed') event.detail.inputDataConfig.s3Uri.trim()
  // @ts-expect-error Not all have one.
  event.detail.jobId.trim()
})
// @ts-expect-error There is no such event.
fake.onEvent({ detailType: 'HealthLake Import Job State Change' }, () => {})
// @ts-expect-error There is no such member.
fake.onEvent({ detail: { JobId: 'x' } }, () => {})

// What others type an event as, the types of Lambda among them.
declare function handler(event: { 'detail-type': string; resources: string[] }): Promise<void>
fake.onEvent({ detailType: 'Data Store Active' }, handler)

const outcome = { kind: 'event', delivery: 'lost' } as const
fake.faults.add({ event: 'Import Job Completed', detail: { jobId: 'x' }, outcome })
fake.faults.add({ outcome: { kind: 'event', delivery: 'late', by: { minutes: 5 } } })
// @ts-expect-error There is no such event.
fake.faults.add({ event: 'Import Job Complete', outcome })
// @ts-expect-error There is no such delivery.
fake.faults.add({ outcome: { kind: 'event', delivery: 'slow' } })
// @ts-expect-error A late one needs a time.
fake.faults.add({ outcome: { kind: 'event', delivery: 'late' } })
