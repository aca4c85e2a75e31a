import * as fc from 'fast-check'
import { step } from './step.ts'
import { pass } from './toy.ts'

export const wait = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(30)).map((time) =>
  step(`wait ${time} minutes`, async (toy, real) => {
    real.fake.clock.advance({ minutes: time })
    pass(toy, time)
  }),
)

export const fault = fc
  .constantFrom(
    'CreateFHIRDatastore',
    'DescribeFHIRDatastore',
    'DeleteFHIRDatastore',
    'StartFHIRImportJob',
    'TagResource',
    'ListFHIRDatastores',
  )
  .map((operation) =>
    step(`throttle ${operation}`, async (toy, real) => {
      real.fake.faults.add({ operation, outcome: 'ThrottlingException' })
      toy.faults.push(operation)
    }),
  )

export const save = fc.constant(
  step('save', async (toy, real) => {
    real.saved = { snapshot: real.fake.snapshot(), toy: structuredClone(toy) }
  }),
)

export const restore = fc.constant(
  step('restore', async (toy, real) => {
    if (real.saved === undefined) return
    real.fake.restore(real.saved.snapshot)
    Object.assign(toy, structuredClone(real.saved.toy))
    real.stores.length = toy.stores.length
    real.jobs.length = toy.jobs.length
  }),
)
