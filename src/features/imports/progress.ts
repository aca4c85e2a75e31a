import type { Plain } from '../../model/healthlake/infer.ts'
import type { Totals } from './parse.ts'

type Report = Plain<'JobProgressReport'>

// What an import reports that has read nothing [job-progress].
export const noProgress: Report = Object.freeze({
  TotalNumberOfScannedFiles: 0,
  TotalSizeOfScannedFilesInMB: 0,
  TotalNumberOfImportedFiles: 0,
  TotalNumberOfResourcesScanned: 0,
  TotalNumberOfResourcesImported: 0,
  TotalNumberOfResourcesWithCustomerError: 0,
  TotalNumberOfFilesReadWithCustomerError: 0,
  Throughput: 0,
})

// [job-progress] [failed-import]
export function toProgressReport(totals: Totals, done: number, fails: boolean): Report {
  function part(total: number): number {
    return Math.floor(total * done)
  }
  // Counted from those that were scanned, so that imported and failed ones add up to them.
  const scanned = part(totals.resources)
  const failed = scanned === 0 ? 0 : Math.floor((scanned * totals.failed) / totals.resources)
  return {
    ...noProgress,
    TotalNumberOfScannedFiles: part(totals.files),
    TotalSizeOfScannedFilesInMB: megabytes(part(totals.bytes)),
    TotalNumberOfImportedFiles: fails ? 0 : part(totals.files),
    TotalNumberOfResourcesScanned: scanned,
    TotalNumberOfResourcesImported: fails ? 0 : scanned - failed,
    TotalNumberOfResourcesWithCustomerError: failed,
  }
}

export function megabytes(bytes: number): number {
  return bytes / 1e6
}
