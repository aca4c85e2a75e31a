import { defineRules } from './entry.ts'

export const events = defineRules({
  'event-types': {
    rule: 'HealthLake tells EventBridge of 17 kinds of changes: an import or export job that is submitted, queued, in progress, completed, completed with errors or failed, and a data store that is creating, active, deleting or deleted, or whose creation failed. There are no others: none of updates that begin or fail, of cancelled exports, or of jobs that the FHIR endpoint alone has.',
    certainty: 'documented',
    source:
      'EventBridge, events reference; Developer Guide, Monitoring HealthLake events, which maps them to the statuses.',
  },
  'event-details': {
    rule: 'The detail of an event about a data store has datastoreId, datastoreName, datastoreTypeVersion and datastoreEndpoint; about a job jobId, submitTime with milliseconds, datastoreId, and inputDataConfig or outputDataConfig with s3Uri.',
    certainty: 'documented',
    source: 'Samples in the Developer Guide; the schemas that EventBridge publishes.',
  },
  'event-envelope': {
    rule: 'An event has version 0, a UUID of version 4 as its id, the source aws.healthlake, account, time, region, and as its resources the ARN of the data store, for jobs too.',
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
    source: 'The schemas have it as a required text.',
  },
  'event-after-update': {
    rule: 'A data store that is ACTIVE again after an update is told of as Data Store Active.',
    certainty: 'assumed',
    source:
      'The guide has that event for the status ACTIVE and calls its events state changes; it was written before there were updates that take time.',
    switch: 'eventAfterUpdate',
    alternatives: ['told', 'not-told'],
  },
  'event-output-uri': {
    rule: 'The s3Uri in an event about an export is the one that it was given, not the folder of its own in it that Describe shows.',
    certainty: 'documented',
    source: 'Samples in the Developer Guide, whose URIs were edited for it.',
    switch: 'eventOutputUri',
    alternatives: ['given', 'described'],
  },
  'event-order': {
    rule: 'Events are delivered once and in order, in the instant of the change, unless a fault rule says otherwise.',
    certainty: 'assumed',
    source:
      'EventBridge promises neither: it delivers at least once, and in no certain order. A program that depends on it is found by fault rules.',
  },
})
