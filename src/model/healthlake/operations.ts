import type { ShapeName } from './shapes.ts'
import type { ModelledError } from './errors.ts'

interface OperationSpec {
  readonly input: ShapeName
  readonly output: ShapeName
  readonly errors: readonly ModelledError[]
}

// The operations that are simulated, with the errors that the model lets each of them raise.
export const operations = {
  CreateFHIRDatastore: {
    input: 'CreateFHIRDatastoreRequest',
    output: 'CreateFHIRDatastoreResponse',
    errors: [
      'ThrottlingException',
      'AccessDeniedException',
      'ValidationException',
      'InternalServerException',
    ],
  },
  DescribeFHIRDatastore: {
    input: 'DescribeFHIRDatastoreRequest',
    output: 'DescribeFHIRDatastoreResponse',
    errors: [
      'ThrottlingException',
      'ResourceNotFoundException',
      'ValidationException',
      'InternalServerException',
    ],
  },
  ListFHIRDatastores: {
    input: 'ListFHIRDatastoresRequest',
    output: 'ListFHIRDatastoresResponse',
    errors: ['ThrottlingException', 'ValidationException', 'InternalServerException'],
  },
  UpdateFHIRDatastore: {
    input: 'UpdateFHIRDatastoreRequest',
    output: 'UpdateFHIRDatastoreResponse',
    errors: [
      'ThrottlingException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ConflictException',
      'ValidationException',
      'InternalServerException',
    ],
  },
  DeleteFHIRDatastore: {
    input: 'DeleteFHIRDatastoreRequest',
    output: 'DeleteFHIRDatastoreResponse',
    errors: [
      'ThrottlingException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ConflictException',
      'ValidationException',
      'InternalServerException',
    ],
  },
  StartFHIRImportJob: {
    input: 'StartFHIRImportJobRequest',
    output: 'StartFHIRImportJobResponse',
    errors: [
      'ThrottlingException',
      'AccessDeniedException',
      'FailedDependencyException',
      'ResourceNotFoundException',
      'ValidationException',
      'InternalServerException',
    ],
  },
  DescribeFHIRImportJob: {
    input: 'DescribeFHIRImportJobRequest',
    output: 'DescribeFHIRImportJobResponse',
    errors: [
      'ThrottlingException',
      'ResourceNotFoundException',
      'ValidationException',
      'InternalServerException',
    ],
  },
  ListFHIRImportJobs: {
    input: 'ListFHIRImportJobsRequest',
    output: 'ListFHIRImportJobsResponse',
    errors: [
      'ThrottlingException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ValidationException',
      'InternalServerException',
    ],
  },
  StartFHIRExportJob: {
    input: 'StartFHIRExportJobRequest',
    output: 'StartFHIRExportJobResponse',
    errors: [
      'ThrottlingException',
      'AccessDeniedException',
      'FailedDependencyException',
      'ResourceNotFoundException',
      'ValidationException',
      'InternalServerException',
    ],
  },
  DescribeFHIRExportJob: {
    input: 'DescribeFHIRExportJobRequest',
    output: 'DescribeFHIRExportJobResponse',
    errors: [
      'ThrottlingException',
      'ResourceNotFoundException',
      'ValidationException',
      'InternalServerException',
    ],
  },
  ListFHIRExportJobs: {
    input: 'ListFHIRExportJobsRequest',
    output: 'ListFHIRExportJobsResponse',
    errors: [
      'ThrottlingException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ValidationException',
      'InternalServerException',
    ],
  },
  TagResource: {
    input: 'TagResourceRequest',
    output: 'TagResourceResponse',
    errors: ['ResourceNotFoundException', 'ValidationException'],
  },
  UntagResource: {
    input: 'UntagResourceRequest',
    output: 'UntagResourceResponse',
    errors: ['ResourceNotFoundException', 'ValidationException'],
  },
  ListTagsForResource: {
    input: 'ListTagsForResourceRequest',
    output: 'ListTagsForResourceResponse',
    errors: ['ResourceNotFoundException', 'ValidationException'],
  },
} as const satisfies Record<string, OperationSpec>

export function isSimulated(name: string): name is keyof typeof operations {
  return Object.hasOwn(operations, name)
}
