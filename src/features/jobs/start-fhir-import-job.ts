import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import { expandedOutput, startJob } from './start.ts'
import type { Scope } from '../context/context.ts'

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
