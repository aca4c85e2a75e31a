import { describe } from 'vitest'
import { doors, forms, newerForms, sdkDoors, sdkForms } from './doors.ts'
import { commonBehaviour } from './suite/common.ts'
import { jobWaiterBehaviour } from './suite/job-waiters.ts'
import { newerBehaviour } from './suite/newer.ts'
import { restoreBehaviour } from './suite/restore.ts'
import { sdkToolsBehaviour } from './suite/sdk-tools.ts'
import { sdkBehaviour } from './suite/sdk.ts'
import { newerSmoke, smoke } from './suite/smoke.ts'
import { updateBehaviour } from './suite/update.ts'
import { waiterBehaviour } from './suite/waiters.ts'

// Doors share all but their way in: the whole suite goes through each form of a request, a few tests through each door.
for (const door of doors) {
  describe(`The door ${door.name}`, () => {
    smoke(door)
    if (door.takesNewer) newerSmoke(door)
  })
}

for (const door of sdkDoors) {
  describe(`The door ${door.name}, seen from the SDK`, () => {
    sdkToolsBehaviour(door)
  })
}

for (const form of forms) {
  describe(`All of it through ${form.name}`, () => {
    commonBehaviour(form)
  })
}

for (const form of newerForms) {
  describe(`What is ahead of the SDK through ${form.name}`, () => {
    updateBehaviour(form)
    newerBehaviour(form)
    restoreBehaviour(form)
  })
}

for (const form of sdkForms) {
  describe(`All of the SDK through ${form.name}`, () => {
    sdkBehaviour(form)
    waiterBehaviour(form)
    jobWaiterBehaviour(form)
  })
}
