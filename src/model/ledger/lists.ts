import { defineRules } from './entry.ts'

export const lists = defineRules({
  'list-order': {
    rule: 'The newest comes first; of two created at the same instant, the later request.',
    certainty: 'assumed',
    source: 'The only sample with two stores (Developer Guide) has this order; none is documented.',
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
    rule: 'The before and after filters exclude the instant that they name.',
    certainty: 'assumed',
    source: 'The API reference says only before and after.',
  },
  'list-name-exact': {
    rule: 'A name filter matches whole names and is case-sensitive.',
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
    rule: 'A NextToken is valid for the operation, region and filters that it came from, with any MaxResults and at any time; any other use is refused with a ValidationException.',
    certainty: 'assumed',
    source: 'Not documented; the first page again would make programs loop.',
  },
})
