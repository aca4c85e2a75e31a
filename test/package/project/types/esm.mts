import { DescribeFHIRDatastoreCommand, HealthLakeClient } from '@aws-sdk/client-healthlake'
import * as fc from 'fast-check'
import {
  assertReceived,
  createFakeHealthLake,
  matchers,
  type FakeHealthLake,
  type FaultRule,
  type Output,
} from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { faultRules, invalidInput, runScenario, scenario } from 'fake-healthlake/fast-check'
import { serve, type FakeServer } from 'fake-healthlake/http'
import { test } from 'fake-healthlake/vitest'
import { expect } from 'vitest'

const fake: FakeHealthLake = createFakeHealthLake({
  lifecycle: { createDatastore: { minutes: 1 } },
})
const client: HealthLakeClient = fake.client()
const rule: FaultRule = { operation: 'CreateFHIRDatastore', outcome: 'ThrottlingException' }
const created: Output<'CreateFHIRDatastore'> = fake.execute('CreateFHIRDatastore', {
  DatastoreTypeVersion: 'R4',
})
const status: 'CREATING' | 'ACTIVE' | undefined =
  created.DatastoreStatus === 'CREATING' ? created.DatastoreStatus : undefined
const server: Promise<FakeServer> = serve(fake, { port: 0 })
// @ts-expect-error R9 is no version.
fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R9' })
// @ts-expect-error There is no such operation.
assertReceived(fake, 'CreateDatastore')

expect.extend(matchers)
test.override('healthlakeOptions', () => ({ region: 'eu-west-1' }))
// @ts-expect-error A region is text.
test.override('healthlakeOptions', () => ({ region: 1 }))
test('is typed', async ({ healthlake }) => {
  await healthlake.client().send(new DescribeFHIRDatastoreCommand({ DatastoreId: '' }))
  expect(healthlake).toHaveReceived('TagResource', { ResourceARN: expect.any(String) })
  expect(healthlake).toHaveDatastore('claims', { DatastoreStatus: 'ACTIVE' })
  // @ts-expect-error There is no such operation.
  expect(healthlake).toHaveReceived('CreateDatastore')
  // @ts-expect-error There is no such status.
  expect(healthlake).toHaveDatastore('claims', { DatastoreStatus: 'READY' })
})

const properties = [
  fc.property(faultRules(), (rules) => rules.forEach((rule) => fake.faults.add(rule))),
  fc.property(scenario(), (steps) => runScenario(fake, steps).length === steps.length),
  fc.asyncProperty(fc.tuple(invalidInput('TagResource'), fc.nat()), async ([{ input }]) => {
    fake.execute('TagResource', input)
  }),
  // @ts-expect-error There is no such operation.
  fc.property(invalidInput('Tag'), () => true),
]

export { client, exploreFaults, properties, rule, server, status }
