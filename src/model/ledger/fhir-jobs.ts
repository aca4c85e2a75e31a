import { defineRules } from './entry.ts'

// Rules for what is asked of the FHIR endpoint and done later, and for $validate.
export const fhirJobs = defineRules({
  'fhir-job-start': {
    rule: 'A request that starts a job answers 202 and, as content-location, where the job can be polled.',
    certainty: 'documented',
    source:
      'Developer Guide 2026, for exports and transactions; a real client asserts the 202 of an export, 2023. For removals both are assumed.',
  },
  'fhir-job-poll': {
    rule: 'A poll answers 202 while the job is not over, and 200 then, however it ended; a transaction that failed answers as it failed.',
    certainty: 'documented',
    source: 'Developer Guide 2026, for transactions; for exports and removals it is assumed.',
  },
  'fhir-unknown-job': {
    rule: 'At the endpoint, a job that is unknown, of another data store or of another kind answers 404.',
    certainty: 'assumed',
    source: 'No source tells.',
  },
  'export-start': {
    rule: '$export of the data store, of Patient and of Group/<id> starts an export job like any other: it waits in the same queue, and the control plane lists and describes it. GET is there for Patient and Group alone.',
    certainty: 'documented',
    source: 'Developer Guide 2026; that the queue is the same is assumed.',
  },
  'export-prefer': {
    rule: 'An export without Prefer: respond-async is refused with 400.',
    certainty: 'documented',
    source: 'Developer Guide 2026: the header must be given; the refusal is assumed.',
    switch: 'fhirExportPrefer',
    alternatives: ['required', 'optional'],
  },
  'export-body': {
    rule: 'An export by POST has DataAccessRoleArn, OutputDataConfig and JobName in its body, which are checked as those of StartFHIRExportJob are, and refused with 400.',
    certainty: 'documented',
    source: 'Developer Guide 2026, the members; the refusal and its text are assumed.',
  },
  'export-query': {
    rule: '_type names resource types, _since and _until bounds of meta.lastUpdated, which are included, _security and _tag codings as system|code or system|, all of which the meta of a resource must have; _outputFormat is application/fhir+ndjson, application/ndjson or ndjson. What is something else is refused with 400. A date without a time is all of that time.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the refusal and dates without a time are assumed.',
  },
  'export-patients': {
    rule: 'Patient/$export writes what is in the compartment of any patient that is there.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: all data relating to all patients. That it is the compartment of R4 is assumed.',
  },
  'export-group': {
    rule: 'Group/<id>/$export writes what is in the compartments of the patients that are members of the group when the job ends, but for inactive ones. A group that never was is refused with 404, a deleted one with 410.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: all data relating to a group of patients; the compartment, the moment, inactive members and the refusals are assumed.',
  },
  'export-status': {
    rule: 'The poll of an export has exportJobProperties in lower camel case, with dates such as Aug 26, 2023 1:46:56 PM; once it is over also transactionTime, which is its end, request, requiresAccessToken, output with type, url and count of each file, and error, which is empty. request is rendered anew, with _type, _since and _outputFormat in any case.',
    certainty: 'observed',
    source:
      'Real exports, 2023; count is documented, 2026. That transactionTime is the end, the zone of the dates, which is UTC, and what a failed or cancelled job has are assumed.',
  },
  'export-cancel': {
    rule: 'DELETE of an export answers 202 with jobId, jobStatus and datastoreId; of one that is over, or is being cancelled, 501 and not-supported, "Interaction not supported."',
    certainty: 'documented',
    source: 'Developer Guide 2026, the bodies; the statuses are assumed.',
  },
  'export-download': {
    rule: 'The files of an export that GET started lie below export/<jobId>/ at the endpoint, as application/fhir+ndjson, for 48 hours from its end, then 404; requiresAccessToken is true. In the fake they are objects of the bucket healthlake-<region>-downloads.',
    certainty: 'assumed',
    source:
      'Developer Guide 2026: that there are such files, for 48 hours, and the action GetExportedFile. No source tells the addresses.',
  },
  validate: {
    rule: '$validate stores nothing and answers 200, with "Validation successful" or all that is wrong with the resource; a body that is no resource of the type in the URL, nor Parameters with one, is refused with 400.',
    certainty: 'documented',
    source: 'Developer Guide 2026.',
  },
  'validate-issues': {
    rule: 'An issue of $validate has a code of what is wrong, such as required or code-invalid, a title of it in details.text, diagnostics and location.',
    certainty: 'documented',
    source: 'Developer Guide 2026, a sample with these two; the other titles are assumed.',
  },
  'validate-mode': {
    rule: 'The mode of $validate is create or update, else 400. With update, a resource whose id is not that of the URL is wrong.',
    certainty: 'documented',
    source: 'Developer Guide 2026, the modes; what they do is assumed.',
  },
  'validate-unknown': {
    rule: '$validate answers 404 for a resource type that is unknown, and so it does for a profile that the service does not have where the assumption fhirUnknownProfile is refused.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the texts are assumed.',
  },
  'validate-profile': {
    rule: 'Profiles are not checked: a $validate that names one has an issue of severity information that says so.',
    certainty: 'assumed',
    source: 'A choice of the fake: silence would be taken for success.',
  },
  'removal-jobs': {
    rule: '$erase, $purge and $bulk-delete start a job that is SUBMITTED, IN_PROGRESS for a minute, and COMPLETED; what they remove is gone then, all at once. None waits for another. They are StartFHIRBulkDeleteJob and DescribeFHIRBulkDeleteJob.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: the first and the last status, and these names; $erase is logged as DeleteResource. IN_PROGRESS, its duration and the moment are assumed.',
  },
  'removal-target': {
    rule: 'What is removed must be of a type that can be deleted, else 405; of what never was, $erase and $purge are refused with 404. What was deleted can be removed.',
    certainty: 'assumed',
    source: 'No source tells.',
  },
  'removal-window': {
    rule: '$purge and $bulk-delete take what was last written from _since or start to end, both included, by default all that was written before the start of the job; _since beside start or end is refused with 400, and so is a start after end, and what is no date, true or false.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the refusals are assumed.',
  },
  'removal-status': {
    rule: 'The start of $erase and $bulk-delete answers jobId and jobStatus; a poll has datastoreId, jobId, status and submittedTime, and message where a fault rule gave one.',
    certainty: 'documented',
    source: 'Developer Guide 2026, samples; message is assumed.',
  },
  'removal-audit-events': {
    rule: 'With deleteAuditEvent=true, which is the default of $bulk-delete alone, AuditEvents of which an entity is what is removed go as that goes. $purge leaves those of the compartment alone without it.',
    certainty: 'documented',
    source: 'Developer Guide 2026; that these are the associated ones is assumed.',
  },
  erase: {
    rule: '$erase takes a resource away with all its versions, or one version of it, as if that had never been written. Its id is free then, and counts from 1; where the latest version was erased, the one before is the latest; where the first was, its resource keeps its place in the order of arrival. Idempotency keys stay used.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: neither search nor history has it. What becomes of the id, of the version before and of keys is assumed.',
  },
  purge: {
    rule: '$purge takes a patient and all that is in its compartment away, as $erase does; its start answers an OperationOutcome with the id of the job.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: it is permanent, and search does not find it. That the compartment is that of R4, and that versions go as well, is assumed.',
  },
  'bulk-delete': {
    rule: '$bulk-delete deletes all resources of a type, each as a delete would; with isHardDelete=true they are gone as by $erase, those that were deleted before too.',
    certainty: 'documented',
    source: 'Developer Guide 2026; that a hard one takes along what was deleted before is assumed.',
  },
  'async-transaction': {
    rule: 'A transaction with Prefer: respond-async has at most 500 entries, answers 202 and is done later: SUBMITTED, then IN_PROGRESS for 10 seconds, then all of it is done at once, or nothing. None waits for another.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the durations and the moment are assumed.',
  },
  'async-transaction-refused': {
    rule: 'What is known at once refuses a transaction when it is submitted: a batch, more than 500 entries, patches and conditional updates, types that there are not, and resources that break R4.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the statuses, 400 and 422, are assumed.',
  },
  'async-transaction-status': {
    rule: 'A poll of a transaction that is not over has an OperationOutcome with the id of the transaction and its status as diagnostics; afterwards it has the Bundle that answers the transaction.',
    certainty: 'documented',
    source: 'Developer Guide 2026, samples.',
  },
  'async-transaction-failed': {
    rule: 'A poll of a transaction that failed has the status of what went wrong and an issue of code exception, "Transaction failed: …"; one that a fault rule let fail answers 500.',
    certainty: 'documented',
    source: 'Developer Guide 2026, a sample; which status, and what follows the colon, is assumed.',
  },
  'async-transaction-kept': {
    rule: 'A transaction can be polled for 90 days after its end, then 404.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the 404 is assumed.',
  },
})
