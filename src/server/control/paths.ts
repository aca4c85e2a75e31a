import { assertPaths } from './assert.ts'
import { clockPaths } from './clock.ts'
import { datastorePaths } from './datastores.ts'
import { eventPaths } from './events.ts'
import { faultPaths } from './faults.ts'
import { historyPaths } from './history.ts'
import { jobPaths } from './jobs.ts'
import { objectPaths } from './objects.ts'
import { pagePaths } from './page.ts'
import type { Paths } from './path.ts'
import { schemaPaths } from './schema.ts'
import { resourcePaths } from './resources.ts'
import { statePaths } from './state.ts'
import { streamPaths } from './stream.ts'
import { tellingPaths } from './telling.ts'
import { wholePaths } from './whole.ts'

export const paths: Paths = {
  ...pagePaths,
  ...wholePaths,
  ...statePaths,
  ...clockPaths,
  ...datastorePaths,
  ...jobPaths,
  ...resourcePaths,
  ...objectPaths,
  ...faultPaths,
  ...historyPaths,
  ...eventPaths,
  ...tellingPaths,
  ...assertPaths,
  ...streamPaths,
  ...schemaPaths,
}
