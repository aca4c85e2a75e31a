import * as installed from '@aws-sdk/client-healthlake'
import { describe } from 'vitest'
import { doorsOf } from './doors.ts'
import { sdks } from './sdks.ts'
import { commonBehaviour } from '../conformance/suite/common.ts'

// The installed version goes through more doors, in test/conformance.
for (const [version, sdk] of sdks.filter(([, one]) => one !== installed)) {
  for (const door of doorsOf(sdk)) {
    describe(`The door ${door.name} with version ${version} of the SDK`, () => {
      commonBehaviour(door)
    })
  }
}
