import { describe } from 'vitest'
import { doors } from './doors.ts'
import { asyncRefusalBehaviour } from './suite/async-refusals.ts'
import { asyncTransactionBehaviour } from './suite/async-transactions.ts'
import { asyncEntryBehaviour } from './suite/async-entries.ts'
import { bulkDeleteBehaviour } from './suite/bulk-delete.ts'
import { emptyParameterBehaviour } from './suite/empty-parameters.ts'
import { eraseBehaviour } from './suite/erase.ts'
import { exportBehaviour } from './suite/export.ts'
import { exportCancelBehaviour } from './suite/export-cancel.ts'
import { exportDownloadBehaviour } from './suite/export-download.ts'
import { exportGroupBehaviour } from './suite/export-groups.ts'
import { exportSelectionBehaviour } from './suite/export-selection.ts'
import { exportStatusBehaviour } from './suite/export-status.ts'
import { jobFaultBehaviour } from './suite/job-faults.ts'
import { purgeBehaviour } from './suite/purge.ts'
import { removalBehaviour } from './suite/removals.ts'
import { removalWindowBehaviour } from './suite/removal-windows.ts'
import { unheededBehaviour } from './suite/unheeded.ts'
import { validateBehaviour } from './suite/validate.ts'
import { validateModeBehaviour } from './suite/validate-modes.ts'

const suite = [
  asyncEntryBehaviour,
  asyncRefusalBehaviour,
  asyncTransactionBehaviour,
  bulkDeleteBehaviour,
  emptyParameterBehaviour,
  eraseBehaviour,
  exportBehaviour,
  exportCancelBehaviour,
  exportDownloadBehaviour,
  exportGroupBehaviour,
  exportSelectionBehaviour,
  exportStatusBehaviour,
  jobFaultBehaviour,
  purgeBehaviour,
  removalBehaviour,
  removalWindowBehaviour,
  unheededBehaviour,
  validateBehaviour,
  validateModeBehaviour,
]

// Apart from the rest of the suite, which has a file of its own.
describe.each(doors)('The FHIR endpoint through $name', (door) => {
  for (const behaviour of suite) behaviour(door)
})
