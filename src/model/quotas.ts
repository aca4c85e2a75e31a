import type { AnyOperation } from './operation-names.ts'

/** Documented limits. Rates are requests per second, for each operation, account and region. */
export interface Quotas {
  /** Data stores of an account in a region. */
  datastores: number
  /** Import jobs of a data store that wait. */
  queuedImportJobs: number
  /** Export jobs of a data store that wait. */
  queuedExportJobs: number
  /** Asynchronous transactions of a data store that have not ended. */
  pendingTransactions: number
  /** Files of an import. */
  importFiles: number
  /** Requests per second, by operation; an operation that is left out has no limit. */
  rates: Partial<Record<AnyOperation, number>>
}

// What AWS documents (Developer Guide, endpoints and quotas, 2026). UpdateFHIRDatastore has no documented rate.
export const awsQuotas: Readonly<Quotas> = {
  datastores: 20,
  queuedImportJobs: 25,
  queuedExportJobs: 25,
  pendingTransactions: 500,
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
    ReadResource: 3000,
    VersionReadResource: 3000,
    GetHistoryByResourceId: 3000,
    GetHistoryByResourceType: 3000,
    GetFullHistory: 3000,
    CreateResource: 3000,
    UpdateResource: 3000,
    DeleteResource: 3000,
    SearchWithGet: 100,
    SearchWithPost: 100,
    SearchEverything: 10,
    ValidateResource: 1000,
    StartFHIRExportJobWithGet: 1,
    StartFHIRExportJobWithPost: 1,
    DescribeFHIRExportJobWithGet: 10,
    CancelFHIRExportJobWithDelete: 1,
    GetExportedFile: 10,
    StartFHIRBulkDeleteJob: 10,
    DescribeFHIRBulkDeleteJob: 10,
    GetTransaction: 3000,
    GetCapabilities: 10,
    GetSmartConfiguration: 10 / 60,
  },
}

export const noQuotas: Readonly<Quotas> = {
  datastores: Infinity,
  queuedImportJobs: Infinity,
  queuedExportJobs: Infinity,
  pendingTransactions: Infinity,
  importFiles: Infinity,
  rates: {},
}
