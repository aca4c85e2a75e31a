import { defineRules } from './entry.ts'

// Rules for what is asked of the FHIR endpoint and done later, and for $validate.
export const fhirJobs = defineRules({
  'fhir-job-start': {
    rule: 'A request that starts a job returns 202 and, in content-location, the URL at which the job can be polled.',
    certainty: 'documented',
    source:
      'Developer Guide 2026, for exports and transactions; a real client asserts the 202 of an export, 2023. For removals both are assumed.',
  },
  'fhir-job-poll': {
    rule: 'A poll returns 202 until the job has ended, and then 200, however it ended; for a transaction that failed it returns that failure.',
    certainty: 'documented',
    source: 'Developer Guide 2026, for transactions; for exports and removals it is assumed.',
  },
  'fhir-unknown-job': {
    rule: 'At the endpoint, a poll of a job that is unknown, of another data store or of another kind returns 404.',
    certainty: 'assumed',
    source: 'No source says.',
  },
  'export-start': {
    rule: '$export of the data store, of Patient and of Group/<id> starts an export job like any other: it waits in the same queue, and the control plane lists and describes it. GET exists only for Patient and Group.',
    certainty: 'documented',
    source: 'Developer Guide 2026; that the queue is the same is assumed.',
  },
  'export-prefer': {
    rule: 'An export without Prefer: respond-async is refused with 400.',
    certainty: 'documented',
    source: 'Developer Guide 2026: the header is required; the refusal is assumed.',
    switch: 'fhirExportPrefer',
    alternatives: ['required', 'optional'],
  },
  'export-body': {
    rule: 'The body of an export by POST has DataAccessRoleArn, OutputDataConfig and JobName, which are checked as those of StartFHIRExportJob are; what breaks the constraints is refused with 400. Other members are ignored and reported by verify().',
    certainty: 'documented',
    source: 'Developer Guide 2026, the members; the refusal and its text are assumed.',
  },
  'export-query': {
    rule: '_type names resource types, _since and _until are inclusive bounds of meta.lastUpdated, _security and _tag name codings as system|code or system|, all of which the meta of a resource must have. _outputFormat is application/fhir+ndjson, application/ndjson or ndjson. Anything else is refused with 400, also an empty value among several. A date without a time means the whole period that it covers.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the refusal and dates without a time are assumed.',
  },
  'export-patients': {
    rule: 'Patient/$export writes what is in the compartment of any existing patient.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: all data relating to all patients. That it is the compartment of R4 is assumed.',
  },
  'export-group': {
    rule: 'Group/<id>/$export writes what is in the compartments of the patients that are active members of the group when the job ends. A group that never existed is refused with 404, a deleted one with 410.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: all data relating to a group of patients; the compartment, the moment, inactive members and the refusals are assumed.',
  },
  'export-status': {
    rule: 'The poll of an export has exportJobProperties in lower camel case, with dates such as Aug 26, 2023 1:46:56 PM. Once the export has ended, it also has transactionTime, which is the end, request, requiresAccessToken, output with type, url and count of each file, and an empty error. request is rebuilt, and always has _type, _since and _outputFormat.',
    certainty: 'observed',
    source:
      'Real exports, 2023; count is documented, 2026. That transactionTime is the end, the zone of the dates, which is UTC, and what a failed or cancelled job has are assumed.',
  },
  'export-cancel': {
    rule: 'DELETE of an export returns 202 with jobId, jobStatus and datastoreId. If the export has ended or is being cancelled, it returns 501 and not-supported, "Interaction not supported."',
    certainty: 'documented',
    source: 'Developer Guide 2026, the bodies; the statuses are assumed.',
  },
  'export-download': {
    rule: 'The files of an export that GET started are below export/<jobId>/ at the endpoint, as application/fhir+ndjson, for 48 hours from its end, then 404; requiresAccessToken is true. In the fake they are objects of the bucket healthlake-<region>-downloads.',
    certainty: 'assumed',
    source:
      'Developer Guide 2026: that there are such files, for 48 hours, and the action GetExportedFile. No source has their URLs.',
  },
  validate: {
    rule: '$validate stores nothing and returns 200, with "Validation successful" or everything that is wrong with the resource. A body that is neither a resource of the type in the URL nor Parameters with one is refused with 400.',
    certainty: 'documented',
    source: 'Developer Guide 2026.',
  },
  'validate-issues': {
    rule: 'An issue of $validate has a code for what is wrong, such as required or code-invalid, a title in details.text, diagnostics and location.',
    certainty: 'documented',
    source: 'Developer Guide 2026, a sample with these two; the other titles are assumed.',
  },
  'validate-mode': {
    rule: 'The mode of $validate is create or update, otherwise it is refused with 400. With update, a resource whose id is not that of the URL is invalid.',
    certainty: 'documented',
    source: 'Developer Guide 2026, the modes; what they do is assumed.',
  },
  'validate-unknown': {
    rule: '$validate returns 404 for an unknown resource type. With the assumption fhirUnknownProfile: refused, it also does so for a profile that the service does not have.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the texts are assumed.',
  },
  'validate-profile': {
    rule: 'Profiles are not checked: a $validate that names one has an issue of severity information that says so.',
    certainty: 'assumed',
    source: 'A choice of the fake: otherwise the result would be taken for success.',
  },
  'removal-jobs': {
    rule: '$erase, $purge and $bulk-delete start a job that is SUBMITTED, IN_PROGRESS for a minute, and COMPLETED; then everything is removed at once. None waits for another. The operations are StartFHIRBulkDeleteJob and DescribeFHIRBulkDeleteJob.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: the first and the last status, and these names; $erase is logged as DeleteResource. IN_PROGRESS, its duration and the moment are assumed.',
  },
  'removal-target': {
    rule: 'A removal of a type that cannot be deleted is refused with 405; $erase and $purge of what never existed are refused with 404. Deleted resources can be removed.',
    certainty: 'assumed',
    source: 'No source says.',
  },
  'removal-window': {
    rule: '$purge and $bulk-delete remove what was last written from _since or start to end, both included, by default everything written before the start of the job. _since with start or end is refused with 400, and so are a start after end, an invalid date and an invalid Boolean.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the refusals are assumed.',
  },
  'removal-status': {
    rule: 'The start of $erase and $bulk-delete returns jobId and jobStatus; a poll returns datastoreId, jobId, status and submittedTime, and a message if a fault rule has one.',
    certainty: 'documented',
    source: 'Developer Guide 2026, samples; message is assumed.',
  },
  'removal-audit-events': {
    rule: 'With deleteAuditEvent=true, the default only for $bulk-delete, AuditEvents with a removed resource as an entity are removed in the same way. Without it, $purge keeps the AuditEvents of the compartment.',
    certainty: 'documented',
    source: 'Developer Guide 2026; that these are the associated ones is assumed.',
  },
  erase: {
    rule: '$erase removes a resource with all its versions, or one version of it, as if it had never been written. The id of an erased resource is free, and its versions count from 1 again. If the latest version was erased, the one before is the latest; if the first was, the resource keeps its place in the order of arrival. Idempotency keys stay used.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: neither search nor history has it. What happens to the id, the version before and keys is assumed.',
  },
  purge: {
    rule: '$purge removes a patient and everything in the patient compartment, as $erase does; its start returns an OperationOutcome with the id of the job.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: it is permanent, and search does not find it. That the compartment is that of R4, and that versions go as well, is assumed.',
  },
  'bulk-delete': {
    rule: '$bulk-delete deletes all resources of a type, as DELETE would; with isHardDelete=true it removes them as $erase would, including those deleted before.',
    certainty: 'documented',
    source: 'Developer Guide 2026; that a hard delete includes what was deleted before is assumed.',
  },
  'async-transaction': {
    rule: 'A transaction with Prefer: respond-async has at most 500 entries and returns 202. It is SUBMITTED, then IN_PROGRESS for 10 seconds, and then carried out all at once, or not at all. None waits for another.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the durations and the moment are assumed.',
  },
  'async-transaction-refused': {
    rule: 'An asynchronous transaction is refused at once if it is a batch, has more than 500 entries, patches, conditional updates or unknown types, or resources that break R4.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the statuses, 400 and 422, are assumed.',
  },
  'async-transaction-status': {
    rule: 'Until a transaction has ended, a poll returns an OperationOutcome with its id and status as diagnostics; afterwards it returns the response Bundle of the transaction.',
    certainty: 'documented',
    source: 'Developer Guide 2026, samples.',
  },
  'async-transaction-failed': {
    rule: 'A poll of a transaction that failed returns the status of what went wrong and an issue of code exception, "Transaction failed: …"; if a fault rule made it fail, the status is 500.',
    certainty: 'documented',
    source: 'Developer Guide 2026, a sample; which status, and what follows the colon, is assumed.',
  },
  'async-transaction-kept': {
    rule: 'A transaction can be polled for 90 days after its end, then 404.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the 404 is assumed.',
  },
})
