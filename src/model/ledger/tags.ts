import { defineRules } from './entry.ts'

export const tags = defineRules({
  'tags-at-once': {
    rule: 'Tags are visible at the next read, and may be changed in every status of the store, CREATING included.',
    certainty: 'observed',
    source:
      "AWS's own live test in aws-doc-sdk-examples tags right after Create and reads at once.",
  },
  'tags-of-deleted': {
    rule: 'Tags of a DELETED store can be read and changed until it is forgotten.',
    certainty: 'assumed',
    source: 'Not documented.',
    switch: 'tagsOfDeleted',
    alternatives: ['kept', 'ResourceNotFoundException'],
  },
  'tag-overwrites': {
    rule: 'A tag with an existing key replaces its value, and keeps its place in the list.',
    certainty: 'documented',
    source: 'Developer Guide, tagging; the place is assumed.',
  },
  'duplicate-tag-keys': {
    rule: 'If a request has several tags with the same key, the last wins.',
    certainty: 'assumed',
    source: 'Not documented.',
    switch: 'duplicateTagKeys',
    alternatives: ['last-wins', 'ValidationException'],
  },
  'tag-limit': {
    rule: 'A store has at most 50 tags; a request that leads to more is refused with a ValidationException.',
    certainty: 'documented',
    source: 'Developer Guide, tagging, 2021. The model allows 200 in one request.',
    switch: 'tagLimit',
    alternatives: ['50', '200'],
  },
  'tag-reserved': {
    rule: 'Keys that begin with `aws:`, in upper or lower case, are refused with a ValidationException.',
    certainty: 'documented',
    source: 'Developer Guide, tagging; the text and the kind of error are our own.',
  },
  'untag-unknown': {
    rule: 'Removing a key that does not exist changes nothing.',
    certainty: 'assumed',
    source: 'Not documented; the usual behaviour.',
  },
  'tag-order': {
    rule: 'Tags are listed in the order in which their keys were first set.',
    certainty: 'assumed',
    source: 'Not documented.',
  },
  'tag-unknown-resource': {
    rule: "An ARN that names nothing in the request's account and region is refused with a ResourceNotFoundException.",
    certainty: 'model',
    source: 'Service model; the text is our own.',
  },
})
