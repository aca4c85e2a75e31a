import { describe, expect, it } from 'vitest'
import { code, refusalTo, unsaidIn, type Refused } from './tools.ts'

const circle: Record<string, unknown> = {}
circle['self'] = circle

const bad: readonly Refused[] = [
  [
    'an input that is a string',
    { input: 'claims', outcome: code('X') },
    "input is 'claims'; give an object",
  ],
  ['an input that is a list', { input: [], outcome: code('X') }, 'input is []; give an object'],
  ['an input that is null', { input: null, outcome: code('X') }, 'input is null; give an object'],
  [
    'an input member that the operation has not',
    { operation: 'DescribeFHIRDatastore', input: { DatastoreName: 'a' }, outcome: code('X') },
    'there is no member input.DatastoreName, so the rule could never apply. Did you mean DatastoreId? There is only DatastoreId.',
  ],
  [
    'an input member that no operation has',
    { input: { datastoreid: 'a' }, outcome: code('X') },
    [
      'there is no member input.datastoreid, so the rule could never apply. Did you mean DatastoreId?',
      'DatastoreName',
    ],
  ],
  [
    'a resource type that there is not',
    { operation: 'UpdateResource', input: { ResourceType: 'Pateint' }, outcome: code('X') },
    "faults.add: input.ResourceType: 'Pateint' is not a resource type of FHIR R4. Did you mean Patient?",
  ],
  [
    'an input member of Object',
    { input: { constructor: 'a' }, outcome: code('X') },
    'there is no member input.constructor',
  ],
  [
    'a deep input member that is not there',
    { input: { Filter: { DatastoreStatu: 'ACTIVE' } }, outcome: code('X') },
    'there is no member input.Filter.DatastoreStatu, so the rule could never apply. Did you mean DatastoreStatus?',
  ],
  [
    'input members that no operation has together',
    { input: { ResourceARN: 'a', DatastoreId: 'b' }, outcome: code('X') },
    'input has ResourceARN and DatastoreId, which no operation has together',
  ],
  [
    'an input member of another type',
    { input: { DatastoreId: 7 }, outcome: code('X') },
    'input.DatastoreId is 7; give text.',
  ],
  [
    'an input member that is null',
    { input: { DatastoreName: null }, outcome: code('X') },
    'input.DatastoreName is null; give text.',
  ],
  [
    'an input member with a value that does not exist',
    { input: { DatastoreTypeVersion: 'R5' }, outcome: code('X') },
    "input.DatastoreTypeVersion is 'R5'; give R4.",
  ],
  [
    'one of several values that do not exist',
    { operation: 'ListFHIRImportJobs', input: { JobStatus: 'DONE' }, outcome: code('X') },
    ["input.JobStatus is 'DONE'; give one of ", 'COMPLETED_WITH_ERRORS'],
  ],
  [
    'a number that is text',
    { input: { MaxResults: '7' }, outcome: code('X') },
    "input.MaxResults is '7'; give a whole number.",
  ],
  [
    'a number that is none',
    { input: { MaxResults: Number.NaN }, outcome: code('X') },
    'input.MaxResults is NaN; give a whole number.',
  ],
  [
    'a truth that is text',
    {
      input: { IdentityProviderConfiguration: { FineGrainedAuthorizationEnabled: 'yes' } },
      outcome: code('X'),
    },
    "FineGrainedAuthorizationEnabled is 'yes'; give true or false.",
  ],
  [
    'a time that is none',
    { input: { Filter: { CreatedAfter: 'noon' } }, outcome: code('X') },
    "input.Filter.CreatedAfter is 'noon'; give a Date, ISO 8601 text or epoch milliseconds.",
  ],
  [
    'a time that is an invalid Date',
    { input: { SubmittedAfter: new Date(Number.NaN) }, outcome: code('X') },
    'input.SubmittedAfter is Invalid Date; give a Date',
  ],
  [
    'a time that only says it is a Date',
    { input: { SubmittedAfter: { [Symbol.toStringTag]: 'Date' } }, outcome: code('X') },
    'input.SubmittedAfter is {}; give a Date',
  ],
  [
    'a number that no request keeps',
    { input: { MaxResults: 2.5 }, outcome: code('X') },
    'input.MaxResults is 2.5; give a whole number.',
  ],
  [
    'an input that is a Map',
    { input: new Map(), outcome: code('X') },
    'input is [object Map]; give',
  ],
  [
    'a structure that is text',
    { input: { Filter: 'a' }, outcome: code('X') },
    "input.Filter is 'a'; give an object with some of its members.",
  ],
  [
    'a list that is an object',
    { input: { Tags: { Key: 'a' } }, outcome: code('X') },
    'input.Tags is {"Key":"a"}; give a list.',
  ],
  [
    'a list item of another type',
    { input: { Tags: [{ Key: 'a' }, 7] }, outcome: code('X') },
    'input.Tags[1] is 7; give an object with some of its members.',
  ],
  [
    'an input without end',
    { input: { Filter: circle }, outcome: code('X') },
    'there is no member input.Filter.self',
  ],
]

describe('faults.add refuses', () => {
  it.each(bad)('%s', (_what, rule, said) => {
    expect(unsaidIn(refusalTo(rule), said)).toEqual([])
  })
})
