import type { data as entries } from '../../src/model/ledger/data.ts'
import type { Negation } from './negation.ts'

const input = 'src/core/imports/input.ts'
const check = 'src/core/imports/check.ts'
const run = 'src/core/imports/run.ts'
const output = 'src/core/imports/output.ts'
const upsert = 'src/core/resources/upsert.ts'
const exporting = 'src/core/exports/export.ts'

/** Rules for the data behind the jobs, made false. */
export const data: Record<keyof typeof entries, Negation> = {
  'untouched-bucket': {
    file: input,
    from: '(keys.length === 0 && !bucket.touched)',
    to: 'keys.length === 0',
  },
  'object-order': {
    file: 'src/core/objects/order.ts',
    from: '? unit + 0x10000 : unit',
    to: '? unit : unit',
  },
  'import-input': {
    file: input,
    from: 'key.startsWith(`${prefix}/`)',
    to: 'key.startsWith(prefix)',
  },
  'import-lines': {
    file: 'src/core/imports/reading.ts',
    from: 'const lineId = index + 1',
    to: 'const lineId = index',
  },
  'import-validation': {
    file: check,
    from: "if (issues.length > 0 && level !== 'minimal') return failed(issues)",
    to: "if (issues.length > 0 && level === 'strict') return failed(issues)",
  },
  'import-minimal': {
    file: check,
    from: "if (issues.length > 0 && level !== 'minimal') return failed(issues)",
    to: 'if (issues.length > 0) return failed(issues)',
  },
  'line-limit': {
    file: check,
    from: 'const RESOURCE_LIMIT = 5 * MEBIBYTE',
    to: 'const RESOURCE_LIMIT = 6 * MEBIBYTE',
  },
  'resource-meta': {
    file: upsert,
    from: '(shelf.get(id)?.versionId ?? 0) + 1',
    to: '1 + 0',
  },
  'import-end': {
    file: run,
    from: "return totals.failed === 0 ? {} : { to: 'COMPLETED_WITH_ERRORS' }",
    to: "return totals.imported > 0 ? {} : { to: 'COMPLETED_WITH_ERRORS' }",
  },
  'import-failed-message': {
    file: input,
    from: 'if (files.length > limit) {',
    to: 'if (files.length > limit + 1) {',
  },
  'failed-import': {
    file: run,
    from: "if (to === 'FAILED') return progressOf(service, job, run, true)",
    to: "if (to === 'FAILED' && run.files === undefined) return progressOf(service, job, run, true)",
  },
  'write-check': {
    file: run,
    from: '.healthlake_write_access_check_file.temp',
    to: '.healthlake_write_access_check_file',
  },
  'import-output': {
    file: output,
    from: 'if (lines.length === 0) continue',
    to: "if (lines.length === 0 && folder !== 'FAILURE') continue",
  },
  'import-manifest': {
    file: output,
    from: 'numberOfResourcesWithServerError: 0,',
    to: 'numberOfResourcesWithServerError: totals.failed,',
  },
  'import-result-line': {
    file: output,
    from: 'return versionId === 1 ? 201 : 200',
    to: 'return versionId === 1 ? 200 : 200',
  },
  'export-output': {
    file: exporting,
    from: 'const name = `${key}${type}/${type}',
    to: 'const name = `${key}${type}',
  },
  'export-file-name': {
    file: exporting,
    from: '-${number}-0-${part}.ndjson`',
    to: '-${number}-${part}.ndjson`',
  },
  'export-file-size': {
    file: exporting,
    from: 'const FILE_LIMIT = 5_000_000',
    to: 'const FILE_LIMIT = 6_000_000',
  },
  'resources-of-deleted-datastore': {
    file: 'src/core/datastores/transitions.ts',
    from: 'scope.region.resources.delete(due.id)',
    to: 'void scope.region.resources',
  },
  'synthea-preload': {
    file: 'src/core/preload/preload.ts',
    from: 'const PATIENTS = 10',
    to: 'const PATIENTS = 9',
  },
}
