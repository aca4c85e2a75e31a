import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import { expandedOutput, startJob } from '../jobs/start.ts'
import type { Scope } from '../requests/scope.ts'

// [transformation-import]
export function startFHIRImportJob(
  scope: Scope,
  input: PlainInput<'StartFHIRImportJob'>,
): PlainOutput<'StartFHIRImportJob'> {
  const { DatastoreId, JobName, InputDataConfig, JobOutputDataConfig, DataAccessRoleArn } = input
  return startJob(scope, 'importJob', input, (jobId) => ({
    ...(JobName === undefined ? {} : { JobName }),
    InputDataConfig,
    JobOutputDataConfig: expandedOutput(JobOutputDataConfig, 'importJob', DatastoreId, jobId),
    DataAccessRoleArn,
    // [validation-level-default]
    ValidationLevel: input.ValidationLevel ?? 'strict',
  }))
}
