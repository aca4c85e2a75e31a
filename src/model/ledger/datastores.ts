import { defineRules } from './entry.ts'

// Rules for data stores: what they look like, how they live, what is refused.
export const datastores = defineRules({
  'datastore-id': {
    rule: 'A DatastoreId is 32 lower-case hexadecimal digits and is never used again.',
    certainty: 'observed',
    source: 'Samples in the Developer Guide; logs of two real creations, September 2026.',
  },
  'datastore-arn': {
    rule: 'A DatastoreArn is `arn:<partition>:healthlake:<region>:<account>:datastore/fhir/<id>`.',
    certainty: 'observed',
    source:
      'Real outputs of 2021 and 2026; the tag operations accept no other form. Samples of 2020 lack `fhir/`.',
  },
  'datastore-endpoint': {
    rule: 'A DatastoreEndpoint is `https://healthlake.<region>.amazonaws.com/datastore/<id>/r4/`.',
    certainty: 'observed',
    source: 'Samples in the Developer Guide; logs of real creations, September 2026.',
  },
  'endpoint-partition': {
    rule: "In other partitions the endpoint's host ends in that partition's DNS suffix.",
    certainty: 'assumed',
    source: 'Endpoint rules of the service model; no output from such a partition is known.',
  },
  'default-encryption': {
    rule: 'A store created without SseConfiguration shows CmkType AWS_OWNED_KMS_KEY and no KmsKeyId.',
    certainty: 'documented',
    source: 'Developer Guide, encryption at rest.',
  },
  'default-identity-provider': {
    rule: 'A store created without IdentityProviderConfiguration shows AWS_AUTH and FineGrainedAuthorizationEnabled false.',
    certainty: 'documented',
    source: 'Developer Guide, sample of DescribeFHIRDatastore; real output of September 2026.',
  },
  'default-nlp': {
    rule: 'A store created without NlpConfiguration shows DISABLED.',
    certainty: 'observed',
    source: 'Real output of September 2026.',
  },
  'default-analytics': {
    rule: 'A store created without AnalyticsConfiguration shows ENABLED.',
    certainty: 'assumed',
    source: 'Analytics was always on before it could be chosen; the default is not documented.',
  },
  'default-profiles': {
    rule: 'A store created without ProfileConfiguration shows an empty list of DefaultProfiles.',
    certainty: 'observed',
    source: 'Real output of September 2026.',
  },
  'absent-when-not-given': {
    rule: 'DatastoreName and PreloadDataConfig are shown only if they were given, ErrorCause only on a store that failed.',
    certainty: 'documented',
    source: 'Samples in the Developer Guide; for the name, which is optional, it is assumed.',
  },
  'key-shown-as-given': {
    rule: 'KmsKeyId is shown as it was given.',
    certainty: 'assumed',
    source:
      'Whether the service turns ids and aliases into ARNs is not known. Reports of drift in the awscc provider of Terraform, and its example, point to ARNs for bare ids; an alias stays as it is in any case, since the fake knows no keys.',
    switch: 'keyIdShown',
    alternatives: ['as-given', 'arn'],
  },
  'names-may-repeat': {
    rule: 'Several data stores may have the same name.',
    certainty: 'assumed',
    source: 'Nothing documents a name as unique, and Create models no conflict.',
  },
  'customer-key-needs-id': {
    rule: 'CUSTOMER_MANAGED_KMS_KEY without KmsKeyId is refused with a ValidationException.',
    certainty: 'assumed',
    source: 'It follows from the meaning of the members; the real text is not known.',
  },
  'id-of-owned-key': {
    rule: 'KmsKeyId given with AWS_OWNED_KMS_KEY is ignored and not shown.',
    certainty: 'assumed',
    source: 'Not documented.',
    switch: 'keyIdOfOwnedKey',
    alternatives: ['ignored', 'ValidationException'],
  },
  'smart-needs-lambda-and-metadata': {
    rule: 'A SMART strategy without IdpLambdaArn or Metadata is refused with a ValidationException.',
    certainty: 'documented',
    source: 'Developer Guide, SMART on FHIR; the text of the refusal is not known.',
  },
  'smart-metadata': {
    rule: 'Metadata of a SMART strategy is a JSON object with authorization_endpoint, token_endpoint, grant_types_supported, capabilities and code_challenge_methods_supported; otherwise it is refused with a ValidationException.',
    certainty: 'documented',
    source: 'API reference, IdentityProviderConfiguration.',
  },
  'smart-metadata-lists': {
    rule: 'In Metadata of a SMART strategy, grant_types_supported is a list of at least one grant type and code_challenge_methods_supported a list with S256; otherwise it is refused with a ValidationException.',
    certainty: 'documented',
    source:
      'Developer Guide, the pages on creating SMART data stores; that it is checked, and the text, is assumed.',
  },
  'smart-metadata-values': {
    rule: 'Nothing else in Metadata is checked: neither the names of grant types and capabilities, nor the form of URLs.',
    certainty: 'assumed',
    source:
      "AWS's own deployed sample has the grant type client_credential, which no page lists; what the service checks is not known.",
  },
  'identity-provider-for-aws-auth': {
    rule: 'Metadata, IdpLambdaArn and FineGrainedAuthorizationEnabled given with AWS_AUTH are ignored and not shown.',
    certainty: 'assumed',
    source: 'The guide says to leave them out; what happens otherwise is not known.',
    switch: 'identityProviderForAwsAuth',
    alternatives: ['ignored', 'ValidationException'],
  },
  'analytics-not-created-disabled': {
    rule: 'Creating a store with analytics DISABLED is refused with a ValidationException.',
    certainty: 'observed',
    source: 'A real refusal of September 2026, whose text was not recorded.',
  },
  'transitional-status-given': {
    rule: 'ENABLING, DISABLING and PAUSING in an input mean ENABLED, DISABLED and PAUSED.',
    certainty: 'assumed',
    source: 'The model accepts them; what the service does with them is not known.',
    switch: 'transitionalStatusGiven',
    alternatives: ['settled', 'ValidationException'],
  },
  'life-cycle': {
    rule: 'A store is CREATING until it is ACTIVE, DELETING until it is DELETED, UPDATING until it is ACTIVE again; it may end in CREATE_FAILED or UPDATE_FAILED.',
    certainty: 'documented',
    source: 'Developer Guide; statuses in the service model.',
  },
  durations: {
    rule: 'Creating takes 15 minutes, 25 with preloaded data, deleting 2, updating 10, unless `lifecycle` says otherwise.',
    certainty: 'observed',
    source:
      'Creations of 5 to 19 minutes (20 to 25 with preload), deletions of 1.5 to 13 minutes; no duration of an update is known.',
  },
  'deleted-is-kept': {
    rule: 'A DELETED store is described and listed for seven days; then it is unknown.',
    certainty: 'documented',
    source: 'Developer Guide, deleting a data store.',
  },
  'unknown-datastore': {
    rule: 'An id that is unknown in the region of the request is refused with a ResourceNotFoundException.',
    certainty: 'model',
    source: 'Service model; the text is our own.',
  },
  'conflict-in-transition': {
    rule: 'Deleting or updating a store that is CREATING, UPDATING or DELETING is refused with a ConflictException.',
    certainty: 'model',
    source:
      'Service model: the exception is for stores in a transition state; the text is our own.',
  },
  'delete-failed': {
    rule: 'A store that is CREATE_FAILED or UPDATE_FAILED can be deleted.',
    certainty: 'assumed',
    source: 'A third party documents it for CREATE_FAILED.',
  },
  'delete-deleted': {
    rule: 'Deleting or updating a DELETED store is refused with a ResourceNotFoundException.',
    certainty: 'assumed',
    source: 'Both errors are modelled; which one comes is not known.',
    switch: 'deleteDeleted',
    alternatives: ['ResourceNotFoundException', 'ConflictException'],
  },
  'update-create-failed': {
    rule: 'Updating a store that is CREATE_FAILED is refused with a ConflictException.',
    certainty: 'assumed',
    source: 'Such a store was never usable; no other modelled error fits.',
  },
  'update-leaves-the-rest': {
    rule: 'An update leaves members that it does not name unchanged.',
    certainty: 'documented',
    source: 'Developer Guide, updating a data store.',
  },
  'update-replaces-identity-provider': {
    rule: 'An update replaces IdentityProviderConfiguration as a whole: fields left out are cleared.',
    certainty: 'documented',
    source: 'Developer Guide, updating a data store.',
  },
  'update-at-once': {
    rule: 'A change of name, profiles or identity provider is immediate and does not change the status of the store.',
    certainty: 'documented',
    source: 'Developer Guide, updating a data store.',
  },
  'update-takes-time': {
    rule: 'A change of analytics or NLP makes the store UPDATING and the status of the changed feature ENABLING, DISABLING or PAUSING, until the update ends.',
    certainty: 'documented',
    source: 'Developer Guide, updating a data store.',
  },
  'update-to-the-same': {
    rule: 'Asking for the analytics or NLP status that a store already has changes nothing.',
    certainty: 'assumed',
    source: 'Not documented.',
  },
  'update-failed-reverts': {
    rule: 'A store that ends in UPDATE_FAILED has the analytics and NLP statuses it had before; it can be updated again.',
    certainty: 'assumed',
    source: 'Not documented.',
  },
  'error-cause': {
    rule: 'A store that fails has an ErrorCause with message and category until an update that takes time succeeds.',
    certainty: 'model',
    source: 'Service model; the texts of the service are not known.',
  },
  'deleting-keeps-error-cause': {
    rule: 'A failed store keeps its ErrorCause while it is deleted.',
    certainty: 'assumed',
    source: 'Not documented.',
  },
})
