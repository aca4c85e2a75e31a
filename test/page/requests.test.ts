import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { toRequest } from '../../src/page/copy/requests.ts'
import { fhirInteractions } from '../../src/model/fhir/interactions.ts'

const requests = [
  ['GET', 'metadata'],
  ['GET', '.well-known/smart-configuration'],
  ['GET', 'Patient/p'],
  ['GET', 'Patient/p/_history/1'],
  ['POST', 'Patient'],
  ['PUT', 'Patient/p'],
  ['PUT', 'Patient'],
  ['PATCH', 'Patient/p'],
  ['DELETE', 'Patient/p'],
  ['DELETE', 'Patient/p%2Fq'],
  ['GET', 'Patient/p/_history'],
  ['GET', 'Patient/_history'],
  ['GET', '_history'],
  ['GET', 'Patient'],
  ['GET', ''],
  ['POST', 'Patient/_search'],
  ['POST', '_search'],
  ['GET', 'Patient/p/$everything'],
  ['POST', ''],
  ['POST', 'Patient/$validate'],
  ['POST', 'Patient/p/$validate'],
  ['POST', '$export'],
  ['POST', 'Patient/$export'],
  ['GET', 'Group/g/$export'],
  ['GET', 'export/j'],
  ['DELETE', 'export/j'],
  ['GET', 'export/j/Patient/f'],
  ['POST', 'Patient/p/$erase'],
  ['POST', 'Patient/p/_history/1/$erase'],
  ['POST', 'Patient/p/$purge'],
  ['POST', 'Patient/$bulk-delete'],
  ['GET', '$erase/j'],
  ['GET', '$purge/j'],
  ['GET', 'Transaction/j'],
] as const

it('A call of the FHIR endpoint tells how it was asked for', () => {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  for (const [method, path] of requests) fake.fhir(DatastoreId).request({ method, path })

  const told = fake.history.map(toRequest)

  expect(told.map((request) => [request?.method ?? 'GET', request?.path])).toEqual(requests)
  const named = new Set<string>(fake.history.map(({ operation }) => operation))
  expect(fhirInteractions.filter((name) => !named.has(name))).toEqual(['OtherInteraction'])
})

it('What else was asked for it does not tell', () => {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  fake.fhir(DatastoreId).request({ path: 'Patient/p/q/r/s' })

  expect(fake.history.map(toRequest)).toEqual([undefined])
})
