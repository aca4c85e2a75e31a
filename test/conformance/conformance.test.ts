import { describe } from 'vitest'
import { connectedDoors, doors, sdkDoors } from './doors.ts'
import { jobWaiterBehaviour } from './suite/job-waiters.ts'
import { newerBehaviour } from './suite/newer.ts'
import { sdkToolsBehaviour } from './suite/sdk-tools.ts'
import { sdkBehaviour } from './suite/sdk.ts'
import { updateBehaviour } from './suite/update.ts'
import { waiterBehaviour } from './suite/waiters.ts'
import { commonBehaviour } from './suite/common.ts'

for (const door of doors) {
  describe(`The door ${door.name}`, () => {
    commonBehaviour(door)
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
