import { describe } from 'vitest'
import { doors } from './doors.ts'
import { addressBehaviour } from './suite/addresses.ts'
import { authorizationBehaviour } from './suite/authorization.ts'
import { bodyBehaviour } from './suite/bodies.ts'
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
import { preconditionBehaviour } from './suite/preconditions.ts'
import { readBehaviour } from './suite/read.ts'
import { searchBehaviour } from './suite/search.ts'
import { stateBehaviour } from './suite/state.ts'
import { storeBehaviour } from './suite/stores.ts'
import { updateBehaviour } from './suite/update.ts'
import { validationBehaviour } from './suite/validation.ts'

const suite = [
  addressBehaviour,
  authorizationBehaviour,
  bodyBehaviour,
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
  preconditionBehaviour,
  readBehaviour,
  searchBehaviour,
  stateBehaviour,
  storeBehaviour,
  updateBehaviour,
  validationBehaviour,
]

for (const door of doors) {
  describe(`The FHIR endpoint through ${door.name}`, () => {
    for (const behaviour of suite) behaviour(door)
  })
}
