import type { OperationName } from './healthlake/infer.ts'

// Members of inputs that change nothing, of which a test is told unless they are false [transformation-import].
export const unheededMembers: Readonly<Partial<Record<OperationName, readonly string[]>>> = {
  StartFHIRImportJob: ['ProfileId', 'InputFormat', 'DriftDetectionEnabled', 'ProvenanceEnabled'],
}
