import { defineRules } from './entry.ts'

export const events = defineRules({
  'event-types': {
    rule: 'HealthLake sends 17 types of events to EventBridge: for an import or export job that is submitted, queued, in progress, completed, completed with errors or failed, and for a data store that is creating, active, deleting or deleted, or whose creation failed. There are none for updates that begin or fail, for cancelled exports, or for jobs that only the FHIR endpoint has.',
    certainty: 'documented',
    source:
      'EventBridge, events reference; Developer Guide, Monitoring HealthLake events, which maps them to the statuses.',
  },
  'event-details': {
    rule: 'The detail of an event about a data store has datastoreId, datastoreName, datastoreTypeVersion and datastoreEndpoint. That of an event about a job has jobId, submitTime with milliseconds, datastoreId, and inputDataConfig or outputDataConfig with s3Uri.',
    certainty: 'documented',
    source: 'Samples in the Developer Guide; the schemas that EventBridge publishes.',
  },
  'event-envelope': {
    rule: 'An event has version 0, a UUID of version 4 as its id, the source aws.healthlake, account, time, region, and as its resources the ARN of the data store, also for jobs.',
    certainty: 'documented',
    source: 'Developer Guide, Monitoring HealthLake events.',
  },
  'event-time': {
    rule: 'The time of an event is that of the change, to the second, rounded down.',
    certainty: 'assumed',
    source: 'The samples have seconds; how they are rounded is not documented.',
  },
  'event-nameless-datastore': {
    rule: 'An event about a data store without a name has an empty datastoreName.',
    certainty: 'assumed',
    source: 'It is a required string in the schemas.',
  },
  'event-after-update': {
    rule: 'A data store that is ACTIVE again after an update sends Data Store Active.',
    certainty: 'assumed',
    source:
      'The guide has that event for the status ACTIVE and calls its events state changes; it was written before updates took time.',
    switch: 'eventAfterUpdate',
    alternatives: ['told', 'not-told'],
  },
  'event-output-uri': {
    rule: 'The s3Uri in an event about an export is the one in the request, not the subfolder of the job that Describe shows.',
    certainty: 'documented',
    source: 'Samples in the Developer Guide, whose URIs were edited for it.',
    switch: 'eventOutputUri',
    alternatives: ['given', 'described'],
  },
  'event-order': {
    rule: 'Events are delivered once and in order, in the instant of the change, unless a fault rule says otherwise.',
    certainty: 'assumed',
    source:
      'EventBridge guarantees neither: it delivers at least once, in any order. Fault rules find programs that depend on it.',
  },
})
