import type {
  EventDetailType,
  EventFilter,
  FakeHealthLake,
  FaultRule,
  HealthLakeEvent,
} from 'fake-healthlake'

/** What `fake.events` has, by type. */
export function typesOf({ events }: FakeHealthLake): EventDetailType[] {
  return events.map((event) => event['detail-type'])
}

/** Listens, and gives what was heard by now, in order. */
export function hear(fake: FakeHealthLake, filter: EventFilter = {}): HealthLakeEvent[] {
  const heard: HealthLakeEvent[] = []
  fake.onEvent(filter, (event) => {
    heard.push(event)
  })
  return heard
}

/** The types of what was heard. */
export function typesIn(heard: readonly HealthLakeEvent[]): EventDetailType[] {
  return heard.map((event) => event['detail-type'])
}

/** A rule about how an event is delivered. */
export function lost(event: EventDetailType): FaultRule {
  return { event, outcome: { kind: 'event', delivery: 'lost' } }
}

/** Makes a data store by a request. */
export function create(fake: FakeHealthLake, DatastoreName?: string): string {
  return fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', DatastoreName })
    .DatastoreId
}
