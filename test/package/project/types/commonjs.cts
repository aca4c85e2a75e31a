import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import * as fc from 'fast-check'
import { assertDatastore, createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults, type FaultReport } from 'fake-healthlake/explore'
import { faultRules, runScenario, scenario, validInput } from 'fake-healthlake/fast-check'
import { serve, type FakeServer } from 'fake-healthlake/http'

const fake: FakeHealthLake = createFakeHealthLake()
const client: HealthLakeClient = fake.client()
const server: Promise<FakeServer> = serve(fake, { port: 0 })
assertDatastore(fake, 'claims', { DatastoreStatus: 'ACTIVE' })
// @ts-expect-error There is no such status.
assertDatastore(fake, 'claims', { DatastoreStatus: 'READY' })

const report: Promise<FaultReport> = exploreFaults(fake, async (fork) => fork.client().destroy())

const properties = [
  fc.property(faultRules(), (rules) => rules.forEach((rule) => fake.faults.add(rule))),
  fc.property(scenario(), (steps) => runScenario(fake, steps).length === steps.length),
  fc.property(validInput('TagResource'), ({ Tags }) => Tags !== undefined),
  // @ts-expect-error There is no such member.
  fc.property(validInput('TagResource'), ({ Tag }) => Tag !== undefined),
]

export { client, properties, server }
