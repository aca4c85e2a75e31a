import type { Plain } from '../../spec/infer.ts'
import type { Totals } from './reading.ts'

type Report = Plain<'JobProgressReport'>

/** What an import reports that has read nothing [job-progress]. */
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

/**
 * Reports how far an import is [job-progress].
 *
 * @param totals How much there is
 * @param done Which part of it is done, from 0 to 1
 * @param fails Whether the import fails, so that nothing of it is imported [failed-import]
 * @returns The report
 */
export function reportOf(totals: Totals, done: number, fails: boolean): Report {
  function part(total: number): number {
    return Math.floor(total * done)
  }
  return {
    ...noProgress,
    TotalNumberOfScannedFiles: part(totals.files),
    TotalSizeOfScannedFilesInMB: megabytes(part(totals.bytes)),
    TotalNumberOfImportedFiles: fails ? 0 : part(totals.files),
    TotalNumberOfResourcesScanned: part(totals.resources),
    TotalNumberOfResourcesImported: fails ? 0 : part(totals.imported),
    TotalNumberOfResourcesWithCustomerError: part(totals.failed),
  }
}

/**
 * Shows a size as the service does.
 *
 * @param bytes The size in bytes
 * @returns The size in megabytes, of a million bytes
 */
export function megabytes(bytes: number): number {
  return bytes / 1e6
}
