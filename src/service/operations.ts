import type { OperationName, PlainInput, PlainOutput } from '../model/healthlake/infer.ts'
import { createFHIRDatastore } from '../features/datastores/create-fhir-datastore.ts'
import { deleteFHIRDatastore } from '../features/datastores/delete-fhir-datastore.ts'
import { describeFHIRDatastore } from '../features/datastores/describe-fhir-datastore.ts'
import { describeFHIRExportJob } from '../features/jobs/describe-fhir-export-job.ts'
import { describeFHIRImportJob } from '../features/jobs/describe-fhir-import-job.ts'
import { listFHIRDatastores } from '../features/datastores/list-fhir-datastores.ts'
import { listFHIRExportJobs } from '../features/jobs/list-fhir-export-jobs.ts'
import { listFHIRImportJobs } from '../features/jobs/list-fhir-import-jobs.ts'
import { listTagsForResource } from '../features/tags/list-tags-for-resource.ts'
import { startFHIRExportJob } from '../features/jobs/start-fhir-export-job.ts'
import { startFHIRImportJob } from '../features/jobs/start-fhir-import-job.ts'
import { tagResource } from '../features/tags/tag-resource.ts'
import { untagResource } from '../features/tags/untag-resource.ts'
import { updateFHIRDatastore } from '../features/datastores/update.ts'
import type { Scope } from '../features/context/context.ts'

type Operations = {
  readonly [Name in OperationName]: (scope: Scope, input: PlainInput<Name>) => PlainOutput<Name>
}

// What each operation does with an input that keeps the constraints of the model.
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

export function isSimulated(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}
