import type * as fc from 'fast-check'
import { describeJob, listJobs, start } from './jobs.ts'
import type { Step } from './step.ts'
import * as stores from './stores.ts'
import { fault, restore, save, wait } from './world.ts'

/** All that may be done; what makes things and lets time pass comes several times. */
export const commands: fc.Arbitrary<Step>[] = [
  ...Object.values(stores),
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
