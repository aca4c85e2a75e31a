import { defineRules } from './entry.ts'

const unknown = 'No source tells.'
const bundles = 'Developer Guide 2026, bundles.'
const deletes = 'Developer Guide 2026, delete.'

// Rules of conditional writes and of bundles at a data store's FHIR endpoint.
export const fhirBundles = defineRules({
  'conditional-criteria': {
    rule: 'A condition is found as a search finds it, and needs one search parameter at least; one that the type does not have is refused with 400, whatever Prefer says.',
    certainty: 'assumed',
    source: `${unknown} Ignoring a criterion would write to what was not meant.`,
  },
  'conditional-update': {
    rule: 'PUT Type?criteria that find nothing creates, with 201, under the id of the payload or one that is drawn, and is refused with 409 where that id is taken, if only by what was deleted; that find one resource updates it, with 200, and is refused with 409 where the payload has another id.',
    certainty: 'documented',
    source: 'Developer Guide 2026, update; that deleted ids are taken is assumed.',
  },
  'conditional-several': {
    rule: 'A conditional update, or delete without _count, whose criteria find more than one resource is refused with 412.',
    certainty: 'documented',
    source: `Developer Guide 2026, update. ${deletes}`,
  },
  'conditional-delete': {
    rule: 'DELETE Type?criteria answers 204 where they find one resource, which is deleted, and 404 where they find none.',
    certainty: 'documented',
    source: deletes,
  },
  'conditional-delete-by-id': {
    rule: 'With _id, alone or beside createdAt, _tag or _lastUpdated, a conditional delete that finds nothing answers 204 where that resource was deleted before, 404 where there never was one, and 409 where it is there and the rest does not fit.',
    certainty: 'documented',
    source: deletes,
  },
  'conditional-delete-many': {
    rule: 'DELETE Type?criteria&_count=n deletes up to n, 1 to 100, of what they find and answers 200 and a Bundle of type batch-response, with status 204 and location for each; where there are more, a link next, to be followed by DELETE. With If-Match it is refused with 400.',
    certainty: 'documented',
    source: deletes,
  },
  'conditional-race': {
    rule: 'What was changed since the criteria found it is not deleted: 412, "Resource was modified by another operation. Retry the request." So it is with a resource that search does not find in its latest version yet, and with one that changed between two pages.',
    certainty: 'documented',
    source: `${deletes} When the service notices is assumed.`,
  },
  'bundle-form': {
    rule: 'A Bundle that is posted to the endpoint itself is of type batch or transaction, and each entry has a request of the form that R4 gives it, else all of it is refused with 400 and the issues of the validator.',
    certainty: 'documented',
    source: `${bundles} That an entry's form refuses the whole is assumed.`,
  },
  'bundle-limits': {
    rule: 'A batch has 500 entries at most, else 400; a transaction that is answered at once 100, else 422.',
    certainty: 'documented',
    source: `${bundles} The status for batches is assumed.`,
  },
  'bundle-requests': {
    rule: 'An entry creates, reads, updates, patches or deletes, by a URL of the endpoint, relative or absolute. Searches, conditional deletes and everything else are refused with 400 and the code not-supported.',
    certainty: 'documented',
    source: `${bundles} An older one has searches, too; the status is assumed.`,
  },
  'bundle-batch': {
    rule: 'The entries of a batch are carried out in order, each by itself; the answer is 200, and each entry tells its status, location, etag, lastModified and, where it failed, outcome.',
    certainty: 'documented',
    source: `${bundles} The guide promises no order.`,
  },
  'bundle-conditional-update': {
    rule: 'In a batch, PUT Type?criteria takes _id, alone or beside one of _tag, createdAt and _lastUpdated; another id in the payload is refused with 400. In a transaction it is not supported.',
    certainty: 'documented',
    source: `${bundles} The update page has 409 for another id.`,
  },
  'bundle-transaction': {
    rule: 'A transaction is carried out whole or not at all; where an entry fails, the answer has the status of that, and an OperationOutcome whose issues name the entry.',
    certainty: 'documented',
    source: `${bundles} The status was not recorded.`,
  },
  'bundle-transaction-order': {
    rule: 'The entries of a transaction are carried out in the order given.',
    certainty: 'documented',
    source: `${bundles} R4 has deletes, creates, updates and patches, and reads, in this order.`,
    switch: 'fhirTransactionOrder',
    alternatives: ['given', 'r4'],
  },
  'bundle-same-resource': {
    rule: 'A transaction that writes one resource in two entries is refused with 400.',
    certainty: 'assumed',
    source: 'R4, transaction rules; AWS does not tell.',
  },
  'bundle-references': {
    rule: "In a transaction, what leads to the fullUrl of an entry leads to where that is stored: references, elements of type uri and url, and href of a and src of img in the narrative; canonicals, oids, uuids and other text stay. A relative reference is one to the root of the fullUrl of its own entry, if that is a URL; a version counts where the entry has one in its meta. A urn:uuid or urn:oid that no entry has is refused with 400. References with a query lead to the one resource that a search finds when all entries are carried out, else 412. So it is in what a patch brings. A batch's are left as they are.",
    certainty: 'documented',
    source: `${bundles} The rest is R4: transaction processing rules, resolving references in Bundles. R4 names oid and uuid, too, which can hold no such reference.`,
  },
  'bundle-answer': {
    rule: 'The answer is a Bundle of type batch-response or transaction-response with a timestamp of nine decimals, and an entry for each of the request, in the same order; what was read stands in its entry.',
    certainty: 'documented',
    source: bundles,
  },
  'bundle-validation': {
    rule: 'The level of validation of the request is that of all entries; where one was stored with issues, the answer has the header x-amzn-healthlake-validation-issues, and the entry an outcome.',
    certainty: 'documented',
    source: bundles,
  },
  'bundle-faults': {
    rule: 'A fault rule for the interaction of an entry, with an error, strikes that entry of a bundle as it would a request, when it is carried out; in a transaction all of it fails.',
    certainty: 'assumed',
    source: 'A choice of the fake.',
  },
})
