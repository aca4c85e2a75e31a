import * as installed from '@aws-sdk/client-healthlake'
import { describe } from 'vitest'
import { clientTokenBehaviour } from '../conformance/suite/client-token.ts'
import { createBehaviour } from '../conformance/suite/create.ts'
import { deleteBehaviour } from '../conformance/suite/delete.ts'
import { describeBehaviour } from '../conformance/suite/describe.ts'
import { identityProviderBehaviour } from '../conformance/suite/identity-provider.ts'
import { jobBehaviour } from '../conformance/suite/jobs.ts'
import { listBehaviour } from '../conformance/suite/list.ts'
import { pagesBehaviour } from '../conformance/suite/pages.ts'
import { refusalBehaviour } from '../conformance/suite/refusals.ts'
import { tagBehaviour } from '../conformance/suite/tags.ts'
import { doorsOf } from './doors.ts'
import { sdks } from './sdks.ts'

// The installed version has a suite of its own, through more doors: test/conformance.
for (const [version, sdk] of sdks.filter(([, one]) => one !== installed)) {
  for (const door of doorsOf(sdk)) {
    describe(`The door ${door.name} with version ${version} of the SDK`, () => {
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
}
