import type { CreateFHIRDatastoreCommandInput } from '@aws-sdk/client-healthlake'
import type { Arbitrary } from 'fast-check'
import type { FaultRule, FhirRequest, GivenResource, Input, OperationName } from 'fake-healthlake'
import {
  faultRules,
  fhirRequests,
  invalidInput,
  invalidResource,
  scenario,
  validInput,
  validResource,
  type MadeResource,
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

test('validResource and invalidResource make resources that can be put and sent', () => {
  expectTypeOf(validResource('Patient')).toEqualTypeOf<Arbitrary<MadeResource>>()
  expectTypeOf<MadeResource>().toExtend<GivenResource>()
  expectTypeOf(invalidResource('Patient', { maxElements: 2 })).toExtend<
    Arbitrary<{ resource: MadeResource; path: string; problem: string }>
  >()
})

test('fhirRequests makes what fhir().request takes', () => {
  expectTypeOf(fhirRequests()).toEqualTypeOf<Arbitrary<FhirRequest[]>>()
  // @ts-expect-error There is no such interaction.
  fhirRequests({ interactions: ['CreatePatient'] })
})
