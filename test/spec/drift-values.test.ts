import { expect, test } from 'vitest'
import {
  absent,
  create,
  is,
  list,
  minus,
  nothing,
  plus,
  reportedOf,
  start,
  type Row,
} from './changed-model.ts'

const jobs = 'ListFHIRImportJobs'

test.each<Row>([
  [
    'a structure that becomes a union',
    'shapes.KmsEncryptionConfig.union',
    is(true),
    [create, 'input.SseConfiguration.KmsEncryptionConfig.union', nothing, true],
  ],
  [
    'a union that becomes a structure',
    'shapes.InputDataConfig.union',
    absent,
    [start, 'input.InputDataConfig.union', true, nothing],
  ],
  [
    'a structure that becomes a string',
    'shapes.NlpConfiguration.type',
    is('string'),
    [create, 'input.NlpConfiguration.type', 'structure', 'string'],
  ],
  [
    'a list that becomes a map',
    'shapes.TagList.type',
    is('map'),
    [create, 'input.Tags.type', 'list', 'map'],
  ],
  [
    'a string that becomes a boolean',
    'shapes.ValidationLevel.type',
    is('boolean'),
    [start, 'input.ValidationLevel.type', 'string', 'boolean'],
  ],
  [
    'an integer that becomes a long',
    'shapes.MaxResultsInteger.type',
    is('long'),
    [list, 'input.MaxResults.type', 'integer', 'long'],
  ],
  [
    'a double that becomes an integer',
    'shapes.GenericDouble.type',
    is('integer'),
    [
      'DescribeFHIRImportJob',
      'output.ImportJobProperties.JobProgressReport.TotalSizeOfScannedFilesInMB.type',
      'double',
      'integer',
    ],
  ],
  [
    'a boolean that becomes a string',
    'shapes.DefaultEnabledBoolean.type',
    is('string'),
    [start, 'input.ProvenanceEnabled.type', 'boolean', 'string'],
  ],
  [
    'a timestamp that becomes a string',
    'shapes.HealthLakeTimestamp.type',
    is('string'),
    ['DescribeFHIRDatastore', 'output.DatastoreProperties.CreatedAt.type', 'timestamp', 'string'],
  ],
  [
    'an enum value that the tables lack',
    'shapes.JobStatus.enum',
    plus('PAUSED'),
    [start, 'output.JobStatus.enum', nothing, 'PAUSED'],
  ],
  [
    'an enum value that the model lacks',
    'shapes.JobStatus.enum',
    minus('QUEUED'),
    [start, 'output.JobStatus.enum', 'QUEUED', nothing],
  ],
  [
    'another order of enum values',
    'shapes.ErrorCategory.enum',
    is(['NON_RETRYABLE_ERROR', 'RETRYABLE_ERROR']),
    [
      'DescribeFHIRDatastore',
      'output.DatastoreProperties.ErrorCause.ErrorCategory.enum order',
      ['RETRYABLE_ERROR', 'NON_RETRYABLE_ERROR'],
      ['NON_RETRYABLE_ERROR', 'RETRYABLE_ERROR'],
    ],
  ],
  [
    'an enum that becomes free text',
    'shapes.FHIRVersion.enum',
    absent,
    [create, 'input.DatastoreTypeVersion.enum', ['R4'], nothing],
  ],
  [
    'free text that becomes an enum',
    'shapes.ConfigurationMetadata.enum',
    is(['NONE']),
    [create, 'input.IdentityProviderConfiguration.Metadata.enum', nothing, ['NONE']],
  ],
  [
    'another shortest length',
    'shapes.DatastoreName.min',
    is(3),
    [create, 'input.DatastoreName.min', 1, 3],
  ],
  [
    'another longest length',
    'shapes.TagKey.max',
    is(127),
    [create, 'input.Tags[].Key.max', 128, 127],
  ],
  [
    'a length that the model does not limit',
    'shapes.NextToken.max',
    absent,
    [list, 'input.NextToken.max', 8192, nothing],
  ],
  [
    'a length that the tables do not limit',
    'shapes.DatastoreArn.max',
    is(200),
    [create, 'output.DatastoreArn.max', nothing, 200],
  ],
  [
    'another end of a range',
    'shapes.MaxResultsInteger.max',
    is(100),
    [list, 'input.MaxResults.max', 500, 100],
  ],
  [
    'another number of items',
    'shapes.TagKeyList.max',
    is(50),
    ['UntagResource', 'input.TagKeys.max', 200, 50],
  ],
  [
    'another pattern',
    'shapes.ClientTokenString.pattern',
    is('[a-z]+'),
    [create, 'input.ClientToken.pattern', '[a-zA-Z0-9-]+', '[a-z]+'],
  ],
  [
    'another shape of a list’s items',
    'shapes.ImportJobPropertiesList.member.shape',
    is('ImportJob'),
    [jobs, 'output.ImportJobPropertiesList[]', 'ImportJobProperties', 'ImportJob'],
  ],
  [
    'a constraint of a kind that the tables have no word for',
    'shapes.JobName.sensitive',
    is(true),
    [start, 'input.JobName.sensitive', nothing, true],
  ],
])('%s is reported', (_, at, edit, reported) => {
  const { all, elsewhere } = reportedOf(at, edit, reported)
  expect(all).toContainEqual(reported)
  expect(elsewhere).toEqual([])
})
