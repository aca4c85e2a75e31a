import { describe } from 'vitest'
import { connectedDoors, doors, sdkDoors } from './doors.ts'
import { clientTokenBehaviour } from './suite/client-token.ts'
import { createBehaviour } from './suite/create.ts'
import { deleteBehaviour } from './suite/delete.ts'
import { describeBehaviour } from './suite/describe.ts'
import { identityProviderBehaviour } from './suite/identity-provider.ts'
import { jobWaiterBehaviour } from './suite/job-waiters.ts'
import { jobBehaviour } from './suite/jobs.ts'
import { listBehaviour } from './suite/list.ts'
import { newerBehaviour } from './suite/newer.ts'
import { pagesBehaviour } from './suite/pages.ts'
import { refusalBehaviour } from './suite/refusals.ts'
import { sdkToolsBehaviour } from './suite/sdk-tools.ts'
import { sdkBehaviour } from './suite/sdk.ts'
import { tagBehaviour } from './suite/tags.ts'
import { updateBehaviour } from './suite/update.ts'
import { waiterBehaviour } from './suite/waiters.ts'

for (const door of doors) {
  describe(`The door ${door.name}`, () => {
    createBehaviour(door)
    identityProviderBehaviour(door)
    clientTokenBehaviour(door)
    describeBehaviour(door)
    listBehaviour(door)
    pagesBehaviour(door)
    deleteBehaviour(door)
    refusalBehaviour(door)
    jobBehaviour(door)
    tagBehaviour(door)
  })
}

for (const door of doors.filter(({ takesNewer }) => takesNewer)) {
  describe(`The door ${door.name}, ahead of the SDK`, () => {
    updateBehaviour(door)
    newerBehaviour(door)
  })
}

for (const door of sdkDoors) {
  describe(`The door ${door.name}, seen from the SDK`, () => {
    sdkBehaviour(door)
    waiterBehaviour(door)
    jobWaiterBehaviour(door)
    sdkToolsBehaviour(door)
  })
}

for (const door of connectedDoors) {
  describe(`The door ${door.name}, seen from the SDK`, () => {
    sdkToolsBehaviour(door)
  })
}
