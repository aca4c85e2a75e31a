import { describe } from 'vitest'
import { doors } from './doors.ts'
import { addressBehaviour } from './suite/addresses.ts'
import { authorizationBehaviour } from './suite/authorization.ts'
import { batchBehaviour } from './suite/batches.ts'
import { bodyBehaviour } from './suite/bodies.ts'
import { bundleConditionBehaviour } from './suite/bundle-conditions.ts'
import { bundleFaultBehaviour } from './suite/bundle-faults.ts'
import { bundleFormBehaviour } from './suite/bundle-form.ts'
import { bundlePatchBehaviour } from './suite/bundle-patches.ts'
import { bundleRequestBehaviour } from './suite/bundle-requests.ts'
import { bundleValidationBehaviour } from './suite/bundle-validation.ts'
import { conditionalConsistencyBehaviour } from './suite/conditional-consistency.ts'
import { conditionalDeleteBehaviour } from './suite/conditional-delete.ts'
import { conditionalManyBehaviour } from './suite/conditional-many.ts'
import { conditionalUpdateBehaviour } from './suite/conditional-update.ts'
import { createBehaviour } from './suite/create.ts'
import { dataBehaviour } from './suite/data.ts'
import { deleteBehaviour } from './suite/delete.ts'
import { everythingPageBehaviour } from './suite/everything-pages.ts'
import { everythingParameterBehaviour } from './suite/everything-parameters.ts'
import { everythingRefusalBehaviour } from './suite/everything-refusals.ts'
import { everythingBehaviour } from './suite/everything.ts'
import { faultBehaviour } from './suite/faults.ts'
import { historyPageBehaviour } from './suite/history-pages.ts'
import { historyBehaviour } from './suite/history.ts'
import { patchRefusalBehaviour } from './suite/patch-refusals.ts'
import { patchResultBehaviour } from './suite/patch-results.ts'
import { patchBehaviour } from './suite/patch.ts'
import { preconditionBehaviour } from './suite/preconditions.ts'
import { preferBehaviour } from './suite/prefer.ts'
import { preferInBundlesBehaviour } from './suite/prefer-in-bundles.ts'
import { readBehaviour } from './suite/read.ts'
import { searchBehaviour } from './suite/search.ts'
import { stateBehaviour } from './suite/state.ts'
import { storeBehaviour } from './suite/stores.ts'
import { transactionOrderBehaviour } from './suite/transaction-order.ts'
import { transactionReferenceBehaviour } from './suite/transaction-references.ts'
import { transactionResolutionBehaviour } from './suite/transaction-resolution.ts'
import { transactionBehaviour } from './suite/transactions.ts'
import { updateBehaviour } from './suite/update.ts'
import { validationBehaviour } from './suite/validation.ts'

const suite = [
  addressBehaviour,
  authorizationBehaviour,
  batchBehaviour,
  bodyBehaviour,
  bundleConditionBehaviour,
  bundleFaultBehaviour,
  bundleFormBehaviour,
  bundlePatchBehaviour,
  bundleRequestBehaviour,
  bundleValidationBehaviour,
  conditionalConsistencyBehaviour,
  conditionalDeleteBehaviour,
  conditionalManyBehaviour,
  conditionalUpdateBehaviour,
  createBehaviour,
  dataBehaviour,
  deleteBehaviour,
  everythingBehaviour,
  everythingPageBehaviour,
  everythingParameterBehaviour,
  everythingRefusalBehaviour,
  faultBehaviour,
  historyBehaviour,
  historyPageBehaviour,
  patchBehaviour,
  patchRefusalBehaviour,
  patchResultBehaviour,
  preconditionBehaviour,
  preferBehaviour,
  preferInBundlesBehaviour,
  readBehaviour,
  searchBehaviour,
  stateBehaviour,
  storeBehaviour,
  transactionBehaviour,
  transactionOrderBehaviour,
  transactionReferenceBehaviour,
  transactionResolutionBehaviour,
  updateBehaviour,
  validationBehaviour,
]

for (const door of doors) {
  describe(`The FHIR endpoint through ${door.name}`, () => {
    for (const behaviour of suite) behaviour(door)
  })
}
