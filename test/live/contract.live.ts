import { afterAll, beforeAll, describe } from 'vitest'
import { activeChecks } from './checks/active.ts'
import { creatingChecks } from './checks/creating.ts'
import { deletedChecks } from './checks/deleted.ts'
import { jobChecks } from './checks/jobs.ts'
import { listChecks } from './checks/lists.ts'
import { protocolChecks } from './checks/protocol.ts'
import { refusedCreateChecks } from './checks/refused-creates.ts'
import { requestChecks } from './checks/requests.ts'
import { tagChecks } from './checks/tags.ts'
import { unusualCreateChecks } from './checks/unusual-creates.ts'
import { updateChecks } from './checks/updates.ts'
import { groundOf } from './ground.ts'
import { settingsFrom } from './settings.ts'

const ground = groundOf(settingsFrom(process.env))

// The order is that of a data store's life: it is shared, and there is only one.
describe('Without a data store', () => {
  protocolChecks(ground)
  requestChecks(ground)
  refusedCreateChecks(ground)
})

describe('With a data store', () => {
  beforeAll(() => ground.begin())

  creatingChecks(ground)
  tagChecks(ground)
  unusualCreateChecks(ground)
  activeChecks(ground)
  listChecks(ground)
  jobChecks(ground)
  updateChecks(ground)
  deletedChecks(ground)
})

afterAll(() => ground.clean())
