import type { FaultRule } from 'fake-healthlake'
import type { ExploreOptions } from 'fake-healthlake/explore'
import { expectTypeOf, test } from 'vitest'

test('an outcome is an error by a name that is known, or brings its status', () => {
  expectTypeOf<'ThrottlingException'>().toExtend<FaultRule['outcome']>()
  expectTypeOf<'GoneException'>().toExtend<FaultRule['outcome']>()
  expectTypeOf<{ kind: 'error'; name: 'Teapot'; statusCode: 418 }>().toExtend<
    FaultRule['outcome']
  >()
  expectTypeOf<'ThrottlingExeption'>().not.toExtend<FaultRule['outcome']>()
  expectTypeOf<{ kind: 'error'; name: 'ThrottlingExeption' }>().not.toExtend<FaultRule['outcome']>()
  type Tried = NonNullable<ExploreOptions['outcomes']>[number]
  expectTypeOf<'ThrottlingExeption'>().not.toExtend<Tried>()
})

test('a transition goes to a status that there is', () => {
  expectTypeOf<{ kind: 'transition'; to: 'CREATE_FAILED' }>().toExtend<FaultRule['outcome']>()
  expectTypeOf<{ kind: 'transition'; to: 'CREATE_FAILD' }>().not.toExtend<FaultRule['outcome']>()
})

test('a rule names operations that there are', () => {
  expectTypeOf<'CreateFHIRDatastor'>().not.toExtend<FaultRule['operation']>()
})
