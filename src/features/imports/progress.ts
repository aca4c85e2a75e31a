import type { Plain } from '../../model/healthlake/infer.ts'
import type { Totals } from './parse.ts'

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
  // Of those that were scanned, so that the two always make them up.
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

/**
 * Shows a size as the service does.
 *
 * @param bytes The size in bytes
 * @returns The size in megabytes, of a million bytes
 */
export function megabytes(bytes: number): number {
  return bytes / 1e6
}
