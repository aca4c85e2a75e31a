import type { OperationName } from './healthlake/infer.ts'

/** Documented limits. Rates are requests per second, for each operation, account and region. */
export interface Quotas {
  /** Data stores of an account in a region. */
  datastores: number
  /** Import jobs of a data store that wait. */
  queuedImportJobs: number
  /** Export jobs of a data store that wait. */
  queuedExportJobs: number
  /** Files of an import. */
  importFiles: number
  /** Requests per second, by operation; an operation that is left out has no limit. */
  rates: Partial<Record<OperationName, number>>
}

// What AWS documents (Developer Guide, endpoints and quotas, 2026). UpdateFHIRDatastore has no documented rate.
export const awsQuotas: Readonly<Quotas> = {
  datastores: 20,
  queuedImportJobs: 25,
  queuedExportJobs: 25,
  importFiles: 1_000_000,
  rates: {
    CreateFHIRDatastore: 1 / 60,
    DescribeFHIRDatastore: 10,
    ListFHIRDatastores: 10,
    DeleteFHIRDatastore: 1 / 60,
    StartFHIRImportJob: 25,
    DescribeFHIRImportJob: 10,
    ListFHIRImportJobs: 10,
    StartFHIRExportJob: 1,
    DescribeFHIRExportJob: 10,
    ListFHIRExportJobs: 10,
    TagResource: 10,
    UntagResource: 10,
    ListTagsForResource: 10,
  },
}

export const noQuotas: Readonly<Quotas> = {
  datastores: Infinity,
  queuedImportJobs: Infinity,
  queuedExportJobs: Infinity,
  importFiles: Infinity,
  rates: {},
}
