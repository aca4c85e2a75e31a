import type * as fc from 'fast-check'
import { backUp, look, put, restoreStore } from './backups.ts'
import { describeJob, listJobs, start } from './jobs.ts'
import type { Step } from './step.ts'
import * as stores from './stores.ts'
import { fault, restore, save, wait } from './world.ts'

/** All that may be done; what makes things and lets time pass comes several times. */
export const commands: fc.Arbitrary<Step>[] = [
  ...Object.values(stores),
  backUp,
  look,
  put,
  put,
  restoreStore,
  stores.create,
  start,
  start,
  start,
  start,
  describeJob,
  listJobs,
  wait,
  wait,
  fault,
  save,
  restore,
]
