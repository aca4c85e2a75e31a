import { expect, test } from 'vitest'
import { absent, create, is, list, nothing, plus, reportedOf, type Row } from './changed-model.ts'

test.each<Row>([
  [
    'an operation that the tables lack',
    'operations.CancelFHIRImportJob',
    is({}),
    ['CancelFHIRImportJob', 'operation', nothing, 'CancelFHIRImportJob'],
  ],
  [
    'an operation that the model lacks',
    'operations.TagResource',
    absent,
    ['TagResource', 'operation', 'TagResource', nothing],
  ],
  [
    'another input',
    'operations.ListTagsForResource.input.shape',
    is('ListTagsRequest'),
    ['ListTagsForResource', 'input', 'ListTagsForResourceRequest', 'ListTagsRequest'],
  ],
  [
    'an operation without output',
    'operations.UntagResource.output',
    absent,
    ['UntagResource', 'output', 'UntagResourceResponse', nothing],
  ],
  [
    'an error that the tables lack',
    'operations.TagResource.errors',
    plus({ shape: 'ThrottlingException' }),
    ['TagResource', 'errors', nothing, 'ThrottlingException'],
  ],
  [
    'an error that the model lacks',
    'operations.ListFHIRDatastores.errors',
    is([{ shape: 'ThrottlingException' }, { shape: 'ValidationException' }]),
    [list, 'errors', 'InternalServerException', nothing],
  ],
  [
    'a fault that becomes the server’s',
    'shapes.ConflictException.fault',
    is(true),
    ['UpdateFHIRDatastore', 'errors.ConflictException.fault', 'client', 'server'],
  ],
  [
    'a fault that becomes the client’s',
    'shapes.InternalServerException.fault',
    absent,
    [create, 'errors.InternalServerException.fault', 'server', 'client'],
  ],
  [
    'a further member of an exception',
    'shapes.ThrottlingException.members.RetryAfter',
    is({ shape: 'GenericLong' }),
    [create, 'errors.ThrottlingException.members', nothing, 'RetryAfter'],
  ],
  [
    'an exception without a message',
    'shapes.ValidationException.members',
    is({}),
    [create, 'errors.ValidationException.members', 'Message', nothing],
  ],
  [
    'an error that is no exception',
    'shapes.ValidationException.exception',
    absent,
    [create, 'errors.ValidationException.exception', true, nothing],
  ],
])('%s is reported', (_, at, edit, reported) => {
  const { all, elsewhere } = reportedOf(at, edit, reported)
  expect(all).toContainEqual(reported)
  expect(elsewhere).toEqual([])
})
