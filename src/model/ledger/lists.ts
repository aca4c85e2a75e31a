import { defineRules } from './entry.ts'

export const lists = defineRules({
  'list-order': {
    rule: 'The newest comes first; of two created at the same instant, the later request.',
    certainty: 'assumed',
    source:
      'The only sample with two stores (Developer Guide) has them so; no order is documented.',
    switch: 'listOrder',
    alternatives: ['newest-first', 'oldest-first'],
  },
  'list-page-size': {
    rule: 'A page has at most 100 items unless MaxResults says otherwise.',
    certainty: 'assumed',
    source: 'The data transformation lists of the same service document 100.',
  },
  'list-filters-together': {
    rule: 'An item is listed if it meets all filters.',
    certainty: 'assumed',
    source: 'Not documented; the usual meaning.',
  },
  'list-dates-exclusive': {
    rule: 'The before and after filters leave out the very instant they name.',
    certainty: 'assumed',
    source: 'The API reference says before and after, no more.',
  },
  'list-name-exact': {
    rule: 'A name filter matches whole names, and upper and lower case differ.',
    certainty: 'assumed',
    source: 'Not documented.',
  },
  'list-every-status': {
    rule: 'Without a filter by status every status is listed, DELETED included.',
    certainty: 'documented',
    source: 'API reference, ListFHIRDatastores.',
  },
  'list-last-page': {
    rule: 'The last page has no NextToken.',
    certainty: 'observed',
    source: 'Programs in production loop until it is absent.',
  },
  'page-token': {
    rule: 'A NextToken is good for the operation, region and filters it came from, with any MaxResults and at any time; another one is refused with a ValidationException.',
    certainty: 'assumed',
    source: 'Not documented; never the first page again, which would make programs loop.',
  },
})
