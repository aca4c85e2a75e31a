import type { OperationName, PlainInput, PlainOutput } from '../spec/infer.ts'
import { createFHIRDatastore } from './operations/create-fhir-datastore.ts'
import { deleteFHIRDatastore } from './operations/delete-fhir-datastore.ts'
import { describeFHIRDatastore } from './operations/describe-fhir-datastore.ts'
import { describeFHIRExportJob } from './operations/describe-fhir-export-job.ts'
import { describeFHIRImportJob } from './operations/describe-fhir-import-job.ts'
import { listFHIRDatastores } from './operations/list-fhir-datastores.ts'
import { listFHIRExportJobs } from './operations/list-fhir-export-jobs.ts'
import { listFHIRImportJobs } from './operations/list-fhir-import-jobs.ts'
import { listTagsForResource } from './operations/list-tags-for-resource.ts'
import { startFHIRExportJob } from './operations/start-fhir-export-job.ts'
import { startFHIRImportJob } from './operations/start-fhir-import-job.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { updateFHIRDatastore } from './operations/update-fhir-datastore.ts'
import type { Scope } from './requests/scope.ts'

type Operations = {
  readonly [Name in OperationName]: (scope: Scope, input: PlainInput<Name>) => PlainOutput<Name>
}

/** What each operation does with an input that keeps the constraints of the model. */
export const operations: Operations = {
  CreateFHIRDatastore: createFHIRDatastore,
  DescribeFHIRDatastore: describeFHIRDatastore,
  ListFHIRDatastores: listFHIRDatastores,
  UpdateFHIRDatastore: updateFHIRDatastore,
  DeleteFHIRDatastore: deleteFHIRDatastore,
  StartFHIRImportJob: startFHIRImportJob,
  DescribeFHIRImportJob: describeFHIRImportJob,
  ListFHIRImportJobs: listFHIRImportJobs,
  StartFHIRExportJob: startFHIRExportJob,
  DescribeFHIRExportJob: describeFHIRExportJob,
  ListFHIRExportJobs: listFHIRExportJobs,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
}

/**
 * Tells whether an operation is simulated.
 *
 * @param name The operation's name
 * @returns Whether it is
 */
export function isSimulated(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}
