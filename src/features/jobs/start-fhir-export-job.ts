import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import { expandedOutput, startJob } from './start.ts'
import type { Scope } from '../context/context.ts'

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
