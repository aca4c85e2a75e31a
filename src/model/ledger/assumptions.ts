// Written from the ledger by npm run fidelity; do not edit.

/** What to assume where it is not known what AWS does. Each member is a rule of FIDELITY.md with another plausible choice. */
export interface Assumptions {
  /**
   * Errors of the client have status 400 and errors of the service 500, whatever the model says.
   *
   * That is 'rpc', the default; the other choice is 'modelled'. [http-status]: API reference (400 and 500 throughout);
   * the model's httpError trait says 403, 404, 409, 424 and 429. No captured response is known.
   */
  httpStatus: 'rpc' | 'modelled'
  /**
   * A ClientToken repeated with another input is refused with a ValidationException. Each operation has tokens of its
   * own: a restore may have one that a create had.
   *
   * That is 'ValidationException', the default; the other choice is 'first-wins'. [client-token-mismatch]:
   * ValidationException is the only modelled error for this; the real response is not known.
   */
  clientTokenMismatch: 'ValidationException' | 'first-wins'
  /**
   * KmsKeyId is shown as it was given.
   *
   * That is 'as-given', the default; the other choice is 'arn'. [key-shown-as-given]: Whether the service turns ids and
   * aliases into ARNs is not known. Reports of drift in the awscc provider of Terraform, and its example, point to ARNs
   * for bare ids; an alias stays as it is in any case, since the fake knows no keys.
   */
  keyIdShown: 'as-given' | 'arn'
  /**
   * KmsKeyId given with AWS_OWNED_KMS_KEY is ignored and not shown.
   *
   * That is 'ignored', the default; the other choice is 'ValidationException'. [id-of-owned-key]: Not documented.
   */
  keyIdOfOwnedKey: 'ignored' | 'ValidationException'
  /**
   * Metadata, IdpLambdaArn and FineGrainedAuthorizationEnabled given with AWS_AUTH are ignored and not shown.
   *
   * That is 'ignored', the default; the other choice is 'ValidationException'. [identity-provider-for-aws-auth]: The
   * guide says to leave them out; what happens otherwise is not known.
   */
  identityProviderForAwsAuth: 'ignored' | 'ValidationException'
  /**
   * ENABLING, DISABLING and PAUSING in an input mean ENABLED, DISABLED and PAUSED.
   *
   * That is 'settled', the default; the other choice is 'ValidationException'. [transitional-status-given]: The model
   * accepts them; what the service does with them is not known.
   */
  transitionalStatusGiven: 'settled' | 'ValidationException'
  /**
   * Deleting or updating a DELETED store is refused with a ResourceNotFoundException.
   *
   * That is 'ResourceNotFoundException', the default; the other choice is 'ConflictException'. [delete-deleted]: Both
   * errors are modelled; which one comes is not known.
   */
  deleteDeleted: 'ResourceNotFoundException' | 'ConflictException'
  /**
   * A BackupConfiguration that is ENABLED without RetentionPeriodInDays keeps backups for 7 days; its BackupType is
   * CONTINUOUS.
   *
   * That is '7', the default; other choices are '30', 'ValidationException'. [backup-retention]: The sample of the
   * Developer Guide has 7 days; no default is documented.
   */
  backupRetention: '7' | '30' | 'ValidationException'
  /**
   * BackupType and RetentionPeriodInDays given with the Status DISABLED, or without a Status, are ignored and not shown.
   *
   * That is 'ignored', the default; the other choice is 'ValidationException'. [backup-of-disabled]: The output of a
   * store without backup has neither; whether they are refused is not known.
   */
  backupOfDisabled: 'ignored' | 'ValidationException'
  /**
   * A restore of a store without restore points is refused with a ValidationException.
   *
   * That is 'ValidationException', the default; the other choice is 'ConflictException'. [restore-needs-backup]:
   * Developer Guide, restoring: backup must be enabled; the error is assumed.
   */
  restoreWithoutBackup: 'ValidationException' | 'ConflictException'
  /**
   * A DELETED store can be restored to every restore point that it had.
   *
   * That is 'window', the default; the other choice is 'snapshot'. [restore-of-deleted]: The guide says that its backup
   * data is retained; the release notes of the SDKs speak of a snapshot at the deletion.
   */
  restoreOfDeleted: 'window' | 'snapshot'
  /**
   * If the input is a folder, given without a slash at its end, the name of the folder precedes those of its files:
   * FAILURE/v1/a.ndjson for s3://bucket/job/v1.
   *
   * That is 'kept', the default; the other choice is 'left-out'. [import-folder-name]: Two independent programs that
   * read results of real imports look there. If there is also an object of that name, the folder name is always kept,
   * which keeps files apart.
   */
  importFolderName: 'kept' | 'left-out'
  /**
   * The last line of a result file has no line feed at its end.
   *
   * That is 'none', the default; the other choice is 'line-feed'. [import-result-end]: Two independent programs split
   * real result files at line feeds and parse every line.
   */
  importResultEnd: 'none' | 'line-feed'
  /**
   * A data store that is ACTIVE again after an update sends Data Store Active.
   *
   * That is 'told', the default; the other choice is 'not-told'. [event-after-update]: The guide has that event for the
   * status ACTIVE and calls its events state changes; it was written before updates took time.
   */
  eventAfterUpdate: 'told' | 'not-told'
  /**
   * The s3Uri in an event about an export is the one in the request, not the subfolder of the job that Describe shows.
   *
   * That is 'given', the default; the other choice is 'described'. [event-output-uri]: Samples in the Developer Guide,
   * whose URIs were edited for it.
   */
  eventOutputUri: 'given' | 'described'
  /**
   * The newest comes first; of two created at the same instant, the later request.
   *
   * That is 'newest-first', the default; the other choice is 'oldest-first'. [list-order]: The only sample with two
   * stores (Developer Guide) has this order; none is documented.
   */
  listOrder: 'newest-first' | 'oldest-first'
  /**
   * Creating more data stores than the quota allows is refused with a ValidationException. DELETED ones do not count.
   *
   * That is 'ValidationException', the default; the other choice is 'ThrottlingException'. [too-many-datastores]: The
   * quota is documented, the error is not; Create models no error for it.
   */
  tooManyDatastores: 'ValidationException' | 'ThrottlingException'
  /**
   * Tags of a DELETED store can be read and changed until it is forgotten.
   *
   * That is 'kept', the default; the other choice is 'ResourceNotFoundException'. [tags-of-deleted]: Not documented.
   */
  tagsOfDeleted: 'kept' | 'ResourceNotFoundException'
  /**
   * If a request has several tags with the same key, the last wins.
   *
   * That is 'last-wins', the default; the other choice is 'ValidationException'. [duplicate-tag-keys]: Not documented.
   */
  duplicateTagKeys: 'last-wins' | 'ValidationException'
  /**
   * A store has at most 50 tags; a request that leads to more is refused with a ValidationException.
   *
   * That is '50', the default; the other choice is '200'. [tag-limit]: Developer Guide, tagging, 2021. The model allows
   * 200 in one request.
   */
  tagLimit: '50' | '200'
  /**
   * If-None-Exist is refused with 400.
   *
   * That is 'refused', the default; the other choice is 'ignored'. [fhir-if-none-exist]: No page names it; the
   * idempotency key is documented instead.
   */
  fhirIfNoneExist: 'refused' | 'ignored'
  /**
   * Prefer: return=minimal on a create, update or patch returns no body, return=OperationOutcome an OperationOutcome; a
   * create then has a Location, which tells the id. In the response to a bundle, return=representation adds the resource
   * to each entry that wrote one, return=OperationOutcome an outcome. Without the preference, a write by itself returns
   * the resource, and an entry of a bundle does not. A delete returns no body in any case.
   *
   * That is 'heeded', the default; the other choice is 'ignored'. [fhir-return]: R4, RESTful API, managing return
   * content. The Developer Guide names Prefer only for asynchronous requests; whether the service heeds return is not
   * known.
   */
  fhirReturnPreference: 'heeded' | 'ignored'
  /**
   * A parameter that a type does not have is ignored and reported by verify(). With Prefer: handling=strict it is
   * refused with 400; with handling=lenient it is ignored and not reported.
   *
   * That is 'lenient', the default; the other choice is 'strict'. [search-unknown-parameter]: An older guide lets the
   * client choose with Prefer; the default is not documented. Both follow R4.
   */
  fhirUnknownParameter: 'lenient' | 'strict'
  /**
   * A parameter without a value is ignored and reported by verify(), in a search and in the query of a history or an
   * operation alike. With Prefer: handling=strict it is refused with 400, and so is an empty value among several.
   *
   * That is 'ignored', the default; the other choice is 'refused'. [search-empty-value]: R4, search, handling errors: it
   * is not an error. AWS says nothing.
   */
  fhirEmptyParameter: 'ignored' | 'refused'
  /**
   * A date means the whole period that it covers as written, in a query and in a resource: 10:00:00.5Z a tenth of a
   * second, and every further digit counts. A leap second, :60, is read as the second before it. A Period without a
   * start or end is open there; a Timing lasts from its first event to its last, or as long as its bounds. eq means that
   * the period searched for contains the whole period of the resource.
   *
   * That is 'contains', the default; the other choice is 'overlaps'. [search-date]: R4, search, date: the precision is
   * that which is stated. AWS's own FHIR Works does so, too; other servers accept an overlap. R4 permits leap seconds,
   * and says nothing of their search.
   */
  fhirDateEquality: 'contains' | 'overlaps'
  /**
   * A string matches what begins with it, in the same case; with :contains it matches anywhere, with :exact only what is
   * the same.
   *
   * That is 'sensitive', the default; the other choice is 'insensitive'. [search-string]: The guide says that strings
   * are case-sensitive; one of its samples searches address=boston beside address=Boston. That the beginning is compared
   * is R4's rule.
   */
  fhirStringCase: 'sensitive' | 'insensitive'
  /**
   * Without _count a page has 100 matches.
   *
   * That is '100', the default; other choices are '50', '20', '10'. [search-page-size]: Developer Guide 2026,
   * conditional delete; that search has the same page size is assumed.
   */
  fhirPageSize: '100' | '50' | '20' | '10'
  /**
   * With _total=accurate, total is the number of all matches; otherwise there is no total. Any other value but none is
   * refused with 400.
   *
   * That is 'asked', the default; the other choice is 'always'. [search-total]: Developer Guide 2026, search parameters.
   * It does not say whether there is a total without _total.
   */
  fhirSearchTotal: 'asked' | 'always'
  /**
   * _summary=count is refused with 400.
   *
   * That is 'refused', the default; the other choice is 'accepted'. [search-summary-count]: The search page does not
   * list count; a page on matching has _summary=count in a sample.
   */
  fhirSummaryCount: 'refused' | 'accepted'
  /**
   * The entries of a transaction are carried out in the order given.
   *
   * That is 'given', the default; the other choice is 'r4'. [bundle-transaction-order]: Developer Guide 2026, bundles.
   * R4 has deletes, creates, updates and patches, and reads, in this order.
   */
  fhirTransactionOrder: 'given' | 'r4'
  /**
   * A patch with If-Match is refused with 409 unless that is the ETag of the current version.
   *
   * That is '409', the default; the other choice is '412'. [patch-stale]: Developer Guide 2026: 409 on the page of
   * PATCH, 412 on the page of ETags.
   */
  fhirStalePatch: '409' | '412'
  /**
   * The types of the guide's list are accepted, and CodeSystem, Subscription and ClinicalImpression. Other types of R4,
   * and SubscriptionTopic, which R4 does not have, are refused with 400, Unknown resource type; a search that names them
   * in a chain, _has, _include or _revinclude is refused, too. OperationOutcome and Parameters can be imported.
   *
   * That is 'refused', the default; the other choice is 'accepted'. [resource-types]: Developer Guide, the list of 106.
   * $lookup works on stored CodeSystems, Subscription has pages of its own, and the capability statement of 2023 had
   * ClinicalImpression; that all others are refused is assumed, and so is the text at the endpoint, which is that of an
   * import.
   */
  fhirUnlistedTypes: 'refused' | 'accepted'
  /**
   * Any profile may be named in meta.profile.
   *
   * That is 'accepted', the default; the other choice is 'refused'. [unknown-profile]: Documented: with strict, profiles
   * must be ones that the service supports, and a real import was refused for others, 2026. The fake checks none, so by
   * default it accepts all. With strict, the switch refuses profiles that are in no implementation guide of the service,
   * or in a version of one that it does not have, as far as their canonicals show.
   */
  fhirUnknownProfile: 'accepted' | 'refused'
  /**
   * An export without Prefer: respond-async is refused with 400.
   *
   * That is 'required', the default; the other choice is 'optional'. [export-prefer]: Developer Guide 2026: the header
   * is required; the refusal is assumed.
   */
  fhirExportPrefer: 'required' | 'optional'
}

// The values of each; the first is the default.
export const alternatives: Readonly<Record<string, readonly string[]>> = {
  httpStatus: ['rpc', 'modelled'],
  clientTokenMismatch: ['ValidationException', 'first-wins'],
  keyIdShown: ['as-given', 'arn'],
  keyIdOfOwnedKey: ['ignored', 'ValidationException'],
  identityProviderForAwsAuth: ['ignored', 'ValidationException'],
  transitionalStatusGiven: ['settled', 'ValidationException'],
  deleteDeleted: ['ResourceNotFoundException', 'ConflictException'],
  backupRetention: ['7', '30', 'ValidationException'],
  backupOfDisabled: ['ignored', 'ValidationException'],
  restoreWithoutBackup: ['ValidationException', 'ConflictException'],
  restoreOfDeleted: ['window', 'snapshot'],
  importFolderName: ['kept', 'left-out'],
  importResultEnd: ['none', 'line-feed'],
  eventAfterUpdate: ['told', 'not-told'],
  eventOutputUri: ['given', 'described'],
  listOrder: ['newest-first', 'oldest-first'],
  tooManyDatastores: ['ValidationException', 'ThrottlingException'],
  tagsOfDeleted: ['kept', 'ResourceNotFoundException'],
  duplicateTagKeys: ['last-wins', 'ValidationException'],
  tagLimit: ['50', '200'],
  fhirIfNoneExist: ['refused', 'ignored'],
  fhirReturnPreference: ['heeded', 'ignored'],
  fhirUnknownParameter: ['lenient', 'strict'],
  fhirEmptyParameter: ['ignored', 'refused'],
  fhirDateEquality: ['contains', 'overlaps'],
  fhirStringCase: ['sensitive', 'insensitive'],
  fhirPageSize: ['100', '50', '20', '10'],
  fhirSearchTotal: ['asked', 'always'],
  fhirSummaryCount: ['refused', 'accepted'],
  fhirTransactionOrder: ['given', 'r4'],
  fhirStalePatch: ['409', '412'],
  fhirUnlistedTypes: ['refused', 'accepted'],
  fhirUnknownProfile: ['accepted', 'refused'],
  fhirExportPrefer: ['required', 'optional'],
}
