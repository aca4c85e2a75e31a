import { expect, test } from 'vitest'
import { absent, create, is, list, minus, nothing, reportedOf, type Row } from './changed-model.ts'

test.each<Row>([
  [
    'a member that the tables lack',
    'shapes.DatastoreFilter.members.Owner',
    is({ shape: 'TagValue' }),
    [list, 'input.Filter.Owner', nothing, 'TagValue'],
  ],
  [
    'a member that the model lacks',
    'shapes.DatastoreFilter.members.CreatedAfter',
    absent,
    [list, 'input.Filter.CreatedAfter', 'HealthLakeTimestamp', nothing],
  ],
  [
    'another shape of a member',
    'shapes.DatastoreFilter.members.DatastoreName.shape',
    is('NextToken'),
    [list, 'input.Filter.DatastoreName', 'DatastoreName', 'NextToken'],
  ],
  [
    'another order of members',
    'shapes.Tag.members',
    is({ Value: { shape: 'TagValue' }, Key: { shape: 'TagKey' } }),
    [create, 'input.Tags[].members order', ['Key', 'Value'], ['Value', 'Key']],
  ],
  [
    'a required member that is optional in the tables',
    'shapes.DatastoreFilter.required',
    is(['DatastoreName']),
    [list, 'input.Filter.required', nothing, 'DatastoreName'],
  ],
  [
    'a required member that is optional in the model',
    'shapes.TagResourceRequest.required',
    minus('Tags'),
    ['TagResource', 'input.required', 'Tags', nothing],
  ],
  [
    'an idempotency token that the tables lack',
    'shapes.UpdateFHIRDatastoreRequest.members.DatastoreName.idempotencyToken',
    is(true),
    ['UpdateFHIRDatastore', 'input.DatastoreName.idempotencyToken', nothing, true],
  ],
  [
    'an idempotency token that the model lacks',
    'shapes.CreateFHIRDatastoreRequest.members.ClientToken.idempotencyToken',
    absent,
    [create, 'input.ClientToken.idempotencyToken', true, nothing],
  ],
  [
    'another trait of a member',
    'shapes.ListFHIRDatastoresRequest.members.NextToken.deprecated',
    is(true),
    [list, 'input.NextToken.deprecated', nothing, true],
  ],
])('%s is reported', (_, at, edit, reported) => {
  const { all, elsewhere } = reportedOf(at, edit, reported)
  expect(all).toContainEqual(reported)
  expect(elsewhere).toEqual([])
})
