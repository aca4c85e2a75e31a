import { defineRules } from './entry.ts'

// Rules for the data behind the jobs: objects, resources, imports and exports.
export const data = defineRules({
  'untouched-bucket': {
    rule: 'An import from a bucket that the test never used, with nothing at the input, goes through its statuses with counts of zero and writes nothing. Every bucket exists and may be used.',
    certainty: 'assumed',
    source:
      'A choice of the fake, for tests that are not about data; the service would fail the job.',
  },
  'object-order': {
    rule: 'Objects are listed, and the files of an import are read, in the order of the UTF-8 bytes of their keys.',
    certainty: 'documented',
    source:
      'Amazon S3 API Reference, ListObjectsV2. That an import reads in that order is assumed.',
  },
  'import-input': {
    rule: 'When an import becomes IN_PROGRESS, it reads the object with the name of its input and all objects under it as a folder, if their keys end in .ndjson; others are skipped. A prefix consists of whole path segments.',
    certainty: 'assumed',
    source:
      'Documented are a single file or a folder, and NDJSON; the moment, the skipping and the segments are not.',
  },
  'import-lines': {
    rule: 'A line ends with LF or CRLF. Blank lines are skipped, but counted in lineId, which begins at 1. A byte-order mark is ignored; a line that is not UTF-8 fails like one that is not JSON. An empty file is scanned and has no resources.',
    certainty: 'assumed',
    source: 'The guide speaks of line 3 where lineId is 3; the rest is not documented.',
  },
  'import-json': {
    rule: 'A line is JSON with at most 1,000 levels. Of a repeated key the last value counts, and an escape may have half of a surrogate pair.',
    certainty: 'assumed',
    source:
      "The service runs on Java, whose usual JSON parser, Jackson, takes both and has that limit; the guide's texts are those of a Java validator.",
  },
  'import-validation': {
    rule: 'A line must be a JSON object with an accepted resourceType and an id of 1 to 64 letters, digits, dots or hyphens; with strict and structure-only it must conform to R4, as a write must.',
    certainty: 'documented',
    source:
      'Developer Guide: the levels, and texts of failures; that for an unknown type is our own. The refusal of a missing element was observed, 2026.',
  },
  'import-minimal': {
    rule: 'With minimal, a line that breaks R4 is imported with the extension validation-issue; it is listed under SUCCESS_WITH_SEARCH_VALIDATION_FAILURES instead of SUCCESS, with what is wrong, and is not an error.',
    certainty: 'documented',
    source:
      'Developer Guide, the extension, the folder and the level; what such a line looks like is assumed.',
  },
  'line-limit': {
    rule: 'A line over 5 MiB fails with the status 413; a Binary may have 164 MiB.',
    certainty: 'assumed',
    source:
      'The limits are documented for the FHIR interface (5 MB) and for Binary, but not for other lines of an import.',
  },
  'resource-meta': {
    rule: 'An import is an upsert: a resource gets the next version of its id, from 1 on, as meta.versionId, and the end of the job as meta.lastUpdated; everything else stays as written. If an id is repeated, the last one wins and each counts as a version.',
    certainty: 'observed',
    source:
      'A real import, 2026: ids kept, version 1. Upsert is documented; that repetitions count as versions and that the text is kept is assumed.',
  },
  'import-end': {
    rule: 'An import in which a line failed is COMPLETED_WITH_ERRORS, even if all did; otherwise it is COMPLETED. All its resources appear in the store when it ends.',
    certainty: 'documented',
    source:
      'Developer Guide, the statuses. The real service adds resources while the import runs; at which moments is not known.',
  },
  'import-failed-message': {
    rule: 'An import is FAILED, with a Message, if there is no object at its input, none that ends in .ndjson, or more files than the quota; it writes nothing.',
    certainty: 'assumed',
    source:
      'Documented: a Message means that the input as a whole is wrong. The texts are our own, within the pattern of the model.',
  },
  'failed-import': {
    rule: 'An import that FAILED, even by a fault rule or the deletion of its store, has imported nothing, writes no output and reports no imported resources. A fault rule that ends a job in COMPLETED_WITH_ERRORS does not change its data and output.',
    certainty: 'assumed',
    source: 'A choice of the fake: the store is as it was before.',
  },
  'write-check': {
    rule: 'When an import is submitted, an empty object .healthlake_write_access_check_file.temp is written to the output location.',
    certainty: 'observed',
    source: 'A real import, 2026.',
  },
  'import-output': {
    rule: 'An import writes Manifest.json and, for each input file, SUCCESS/<name> and FAILURE/<name> with one line for each line; the folders of the input are kept, also those without a name, and a file that would be empty is not written.',
    certainty: 'observed',
    source: 'Real imports, 2026: the capital M, the folders, no FAILURE where nothing failed.',
  },
  'import-folder-name': {
    rule: 'If the input is a folder, given without a slash at its end, the name of the folder precedes those of its files: FAILURE/v1/a.ndjson for s3://bucket/job/v1.',
    certainty: 'assumed',
    source:
      'Two independent programs that read results of real imports look there. If there is also an object of that name, the folder name is always kept, which keeps files apart.',
    switch: 'importFolderName',
    alternatives: ['kept', 'left-out'],
  },
  'import-result-end': {
    rule: 'The last line of a result file has no line feed at its end.',
    certainty: 'assumed',
    source: 'Two independent programs split real result files at line feeds and parse every line.',
    switch: 'importResultEnd',
    alternatives: ['none', 'line-feed'],
  },
  'import-manifest': {
    rule: 'Manifest.json has the documented keys, and failureOutput even if nothing failed; a megabyte is a million bytes.',
    certainty: 'documented',
    source:
      'Developer Guide; counters seen in a real manifest, 2026. That failureOutput is always there is assumed.',
  },
  'import-result-line': {
    rule: 'A result line has lineId and UpdateResourceResponse with jsonBlob and statusCode: an OperationOutcome and 400 for a failure, the stored resource and 201 or 200 for a success.',
    certainty: 'documented',
    source:
      'Developer Guide, whose sample is not valid JSON; lineId, outcome and status were observed, 2026. The form of a success is assumed.',
  },
  'export-output': {
    rule: 'An export writes the current versions of all resources, with meta, when it ends: a folder for each type, with resources in order of arrival, each on one line: white space outside of texts is left out. A cancelled or failed export writes nothing.',
    certainty: 'observed',
    source: 'Real exports, 2023: the folders. The order, and current versions only, are assumed.',
  },
  'export-file-name': {
    rule: 'A file of an export is called <Type>/<Type>-<number>-0-<part>.ndjson; the number comes from the seed.',
    certainty: 'observed',
    source: 'Real exports, 2023; what the numbers mean is not known.',
  },
  'export-file-size': {
    rule: 'A file of an export has at most 5,000,000 bytes, unless a single resource has more.',
    certainty: 'assumed',
    source: 'That there can be several files was observed; where they are split is not known.',
  },
  'resources-of-deleted-datastore': {
    rule: 'The resources of a data store are gone once it is DELETED.',
    certainty: 'assumed',
    source: 'Documented: deletion cannot be undone; when the data goes is not.',
  },
  'synthea-preload': {
    rule: 'A data store with PreloadDataConfig has ten patients with their encounters, conditions, observations and medication requests as soon as it is ACTIVE. They are generated from the seed and the DatastoreId, and their dates are before that moment.',
    certainty: 'assumed',
    source: 'Documented: synthetic data is loaded; the real population is far larger.',
  },
})
