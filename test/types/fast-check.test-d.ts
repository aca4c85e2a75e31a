import type { CreateFHIRDatastoreCommandInput } from '@aws-sdk/client-healthlake'
import type { Arbitrary } from 'fast-check'
import type { FaultRule, Input, OperationName } from 'fake-healthlake'
import {
  faultRules,
  invalidInput,
  scenario,
  validInput,
  type ScenarioStep,
} from 'fake-healthlake/fast-check'
import { expectTypeOf, test } from 'vitest'

test('validInput makes the input of its operation, which the SDK takes', () => {
  expectTypeOf(validInput('CreateFHIRDatastore')).toEqualTypeOf<
    Arbitrary<Input<'CreateFHIRDatastore'>>
  >()
  expectTypeOf(validInput('UntagResource')).toEqualTypeOf<Arbitrary<Input<'UntagResource'>>>()
  type Made =
    ReturnType<typeof validInput<'CreateFHIRDatastore'>> extends Arbitrary<infer M> ? M : never
  expectTypeOf<Made>().toExtend<CreateFHIRDatastoreCommandInput>()
  // @ts-expect-error There is no such operation.
  validInput('CreateDatastore')
})

test('invalidInput makes an input that can be sent, and tells what is wrong with it', () => {
  expectTypeOf(invalidInput('TagResource')).toExtend<
    Arbitrary<{ input: Input<'TagResource'>; path: string; constraint: string }>
  >()
})

test('faultRules and scenario make what they say', () => {
  expectTypeOf(faultRules()).toEqualTypeOf<Arbitrary<FaultRule[]>>()
  expectTypeOf(scenario()).toEqualTypeOf<Arbitrary<ScenarioStep[]>>()
  expectTypeOf<
    Extract<ScenarioStep, { operation: unknown }>['operation']
  >().toEqualTypeOf<OperationName>()
})
