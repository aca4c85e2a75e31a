import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import { expandedOutput, startJob } from '../jobs/start.ts'
import type { Scope } from '../requests/scope.ts'

export function startFHIRExportJob(
  scope: Scope,
  input: PlainInput<'StartFHIRExportJob'>,
): PlainOutput<'StartFHIRExportJob'> {
  const { DatastoreId, JobName, OutputDataConfig, DataAccessRoleArn } = input
  return startJob(scope, 'exportJob', input, (jobId) => ({
    ...(JobName === undefined ? {} : { JobName }),
    OutputDataConfig: expandedOutput(OutputDataConfig, 'exportJob', DatastoreId, jobId),
    DataAccessRoleArn,
  }))
}
