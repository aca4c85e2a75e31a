import { defineRules } from './entry.ts'

const unknown = 'No source says.'
const bundles = 'Developer Guide 2026, bundles.'
const deletes = 'Developer Guide 2026, delete.'

// Rules of conditional writes and of bundles at a data store's FHIR endpoint.
export const fhirBundles = defineRules({
  'conditional-criteria': {
    rule: 'The criteria of a conditional write match as those of a search do; at least one search parameter is needed. A parameter that the type does not have is refused with 400, whatever Prefer says.',
    certainty: 'assumed',
    source: `${unknown} If a criterion were ignored, the write would affect other resources.`,
  },
  'conditional-update': {
    rule: 'If the criteria of PUT Type?criteria find nothing, it creates a resource and returns 201, under the id of the payload or a generated one; it is refused with 409 if that id is taken, even by a deleted resource. If they find one resource, it is updated, with 200; a payload with another id is refused with 409.',
    certainty: 'documented',
    source: 'Developer Guide 2026, update; that ids of deleted resources stay taken is assumed.',
  },
  'conditional-several': {
    rule: 'A conditional update, or a conditional delete without _count, is refused with 412 if its criteria find more than one resource.',
    certainty: 'documented',
    source: `Developer Guide 2026, update. ${deletes}`,
  },
  'conditional-delete': {
    rule: 'DELETE Type?criteria deletes the one resource that the criteria find and returns 204; if they find none, it returns 404.',
    certainty: 'documented',
    source: deletes,
  },
  'conditional-delete-by-id': {
    rule: 'With _id, alone or beside createdAt, _tag or _lastUpdated, a conditional delete that finds nothing returns 204 if that resource was already deleted, 404 if it never existed, and 409 if it exists and does not match the rest.',
    certainty: 'documented',
    source: deletes,
  },
  'conditional-delete-many': {
    rule: 'DELETE Type?criteria&_count=n deletes up to n resources, 1 to 100, and returns 200 and a Bundle of type batch-response, with status 204 and location for each. If there are more, it has a link next, to be followed by DELETE. With If-Match it is refused with 400.',
    certainty: 'documented',
    source: deletes,
  },
  'conditional-race': {
    rule: 'A resource that was changed since the criteria found it is not deleted: 412, "Resource was modified by another operation. Retry the request." The same holds for a resource whose latest version search does not find yet, and for one that changed between two pages.',
    certainty: 'documented',
    source: `${deletes} When the service notices is assumed.`,
  },
  'bundle-form': {
    rule: 'A Bundle that is posted to the endpoint itself must be of type batch or transaction, and each entry must have a request in the form of R4. Otherwise the whole Bundle is refused with 400 and the issues of the validator.',
    certainty: 'documented',
    source: `${bundles} That one malformed entry refuses the whole is assumed.`,
  },
  'bundle-limits': {
    rule: 'A batch with more than 500 entries is refused with 400, and a synchronous transaction with more than 100 with 422.',
    certainty: 'documented',
    source: `${bundles} The status for batches is assumed.`,
  },
  'bundle-requests': {
    rule: 'An entry creates, reads, updates, patches or deletes, by a URL of the endpoint, relative or absolute. Searches, conditional deletes and everything else are refused with 400 and the code not-supported.',
    certainty: 'documented',
    source: `${bundles} An older guide has searches, too; the status is assumed.`,
  },
  'bundle-batch': {
    rule: 'The entries of a batch are carried out in order, each by itself. The response is 200, and each entry has its status, location, etag, lastModified and, if it failed, outcome.',
    certainty: 'documented',
    source: `${bundles} The guide promises no order.`,
  },
  'bundle-conditional-update': {
    rule: 'In a batch, PUT Type?criteria takes _id, alone or beside one of _tag, createdAt and _lastUpdated; another id in the payload is refused with 400. In a transaction it is not supported.',
    certainty: 'documented',
    source: `${bundles} The update page has 409 for another id.`,
  },
  'bundle-transaction': {
    rule: 'A transaction is carried out whole or not at all. If an entry fails, the response has the status of that entry, and an OperationOutcome whose issues name it.',
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
    source: 'R4, transaction rules; AWS does not say.',
  },
  'bundle-references': {
    rule: 'In a transaction, references to the fullUrl of an entry are rewritten to where that entry is stored: in references, in elements of type uri and url, and in href of a and src of img in the narrative. Case makes no difference in a urn:uuid or urn:oid. Canonicals, oids, uuids and other text are unchanged. A relative reference is resolved against the root of the fullUrl of its own entry, if that is a URL; a version counts if the entry has one in its meta. A urn:uuid or urn:oid that no entry has is refused with 400. A conditional reference becomes one to the single resource that a search finds when all entries are carried out, otherwise 412. The same holds for the values of a patch. References in a batch are unchanged.',
    certainty: 'documented',
    source: `${bundles} The rest is R4: transaction processing rules, resolving references in Bundles. R4 also names oid and uuid, which cannot contain such a reference.`,
  },
  'bundle-full-url': {
    rule: 'The fullUrl of an entry only names it, for references. One that disagrees with the id of its resource, such as http://example.org/Patient/b for Patient/a, is accepted.',
    certainty: 'assumed',
    source: 'R4 says that it shall not disagree; no source says that the service checks it.',
  },
  'bundle-answer': {
    rule: 'The response is a Bundle of type batch-response or transaction-response with a timestamp of nine decimals, and one entry for each entry of the request, in the same order; the entry of a read has the resource.',
    certainty: 'documented',
    source: bundles,
  },
  'bundle-validation': {
    rule: 'The validation level of the request is that of all entries. If an entry was stored with issues, the response has the header x-amzn-healthlake-validation-issues, and the entry an outcome.',
    certainty: 'documented',
    source: bundles,
  },
  'bundle-faults': {
    rule: 'A fault rule with an error for the interaction of an entry applies to that entry of a bundle as it would to a request, when the entry is carried out; a transaction then fails as a whole.',
    certainty: 'assumed',
    source: 'A choice of the fake.',
  },
})
