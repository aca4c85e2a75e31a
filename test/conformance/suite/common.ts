import type { Door } from '../door.ts'
import { createBehaviour } from './create.ts'
import { identityProviderBehaviour } from './identity-provider.ts'
import { clientTokenBehaviour } from './client-token.ts'
import { describeBehaviour } from './describe.ts'
import { listBehaviour } from './list.ts'
import { pagesBehaviour } from './pages.ts'
import { deleteBehaviour } from './delete.ts'
import { refusalBehaviour } from './refusals.ts'
import { jobBehaviour } from './jobs.ts'
import { tagBehaviour } from './tags.ts'

/** What holds at every door, and with every version of the SDK. */
export function commonBehaviour(door: Door): void {
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
}
