import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { ratio, slow, weigh, type Side } from './measure.ts'
import { observation } from './observation.ts'
import type { Row } from './row.ts'

const RESOURCES = 100_000
const WEIGHED = 20_000

/** Promises of speed and size that have to do with the FHIR endpoint. */
export const fhirRows: readonly Row[] = [
  {
    name: 'PUT of 2 kB through fhir().request, against JSON.parse of it',
    limit: 8,
    measure: () => ratio(putting(2000), parsing(2000)),
  },
  {
    name: 'PUT of 28 kB through fhir().request, against JSON.parse of it',
    limit: 5,
    measure: () => ratio(putting(28_000), parsing(28_000)),
  },
  {
    name: 'GET of 2 kB through fhir().request, against JSON.parse of it',
    limit: 1.5,
    measure: () => ratio(getting(2000), parsing(2000)),
  },
  {
    name: 'JSON Patch of 2 kB through fhir().request, against JSON.parse of it',
    limit: 20,
    measure: () => ratio(patching(2000), parsing(2000)),
  },
  {
    name: `fork() with ${RESOURCES} resources of three versions, against one`,
    limit: 1.5,
    measure() {
      const [three, one] = [withVersions(3), withVersions(1)]
      return ratio({ call: () => three.fork() }, { call: () => one.fork() }, slow)
    },
  },
  {
    name: 'Heap a version of 2 kB, against its JSON text',
    limit: 1.5,
    measure: () => heapOfVersion(2000),
  },
  {
    name: 'Heap a version of 300 bytes, against its JSON text',
    limit: 2.4,
    measure: () => heapOfVersion(300),
  },
]

function endpointOf(fake: FakeHealthLake) {
  return fake.fhir(fake.addDatastore().DatastoreId)
}

// Each write is of one of some resources, so that the store stays as it is in size; a reset forgets their versions.
const SOME = 100

function putting(bytes: number): Side {
  const fake = createFakeHealthLake()
  const endpoint = endpointOf(fake)
  const start = fake.snapshot()
  const requests = Array.from({ length: SOME }, (_, index) => {
    const id = `o${index}`
    return { method: 'PUT', path: `Observation/${id}`, body: observation(id, bytes) }
  })
  return {
    call: (index) => endpoint.request(requests[index % SOME] ?? { path: 'metadata' }),
    tidy: () => fake.restore(start),
  }
}

// What can be done to a resource again and again.
const operations = JSON.stringify([
  { op: 'test', path: '/code/coding/0/code', value: '85354-9' },
  { op: 'replace', path: '/status', value: 'amended' },
  { op: 'replace', path: '/component/3/valueQuantity/value', value: 1.5 },
  { op: 'add', path: '/note', value: [{ text: 'seen' }] },
])

function patching(bytes: number): Side {
  const fake = createFakeHealthLake()
  const endpoint = endpointOf(fake)
  const headers = { 'content-type': 'application/json-patch+json' }
  const requests = Array.from({ length: SOME }, (_, index) => {
    const path = `Observation/o${index}`
    endpoint.request({ method: 'PUT', path, body: observation(`o${index}`, bytes) })
    return { method: 'PATCH', path, headers, body: operations }
  })
  const start = fake.snapshot()
  return {
    call: (index) => endpoint.request(requests[index % SOME] ?? { path: 'metadata' }),
    tidy: () => fake.restore(start),
  }
}

function getting(bytes: number): Side {
  const fake = createFakeHealthLake()
  const endpoint = endpointOf(fake)
  endpoint.request({ method: 'PUT', path: 'Observation/o', body: observation('o', bytes) })
  return {
    call: () => endpoint.request({ path: 'Observation/o' }).text,
    tidy: () => fake.clearHistory(),
  }
}

function parsing(bytes: number): Side {
  const texts = Array.from({ length: SOME }, (_, index) => observation(`o${index}`, bytes))
  return { call: (index) => JSON.parse(texts[index % SOME] as string) as unknown }
}

function withVersions(count: number): FakeHealthLake {
  const fake = createFakeHealthLake()
  const resources = fake.resources(fake.addDatastore().DatastoreId)
  for (let version = 0; version < count; version += 1) {
    for (let index = 0; index < RESOURCES; index += 1) {
      resources.put({ resourceType: 'Patient', id: `p${index}` })
    }
  }
  return fake
}

/** Heap of a version that was written by a request, without the history of that. */
function heapOfVersion(bytes: number): number {
  weigh(() => written(bytes))
  return weigh(() => written(bytes)) / WEIGHED / storedLength(bytes)
}

function storedLength(bytes: number): number {
  const body = observation('o10000', bytes)
  const endpoint = endpointOf(createFakeHealthLake())
  return endpoint.request({ method: 'PUT', path: 'Observation/o10000', body }).text.length
}

function written(bytes: number): FakeHealthLake {
  const fake = createFakeHealthLake()
  const endpoint = endpointOf(fake)
  for (let index = 0; index < WEIGHED; index += 1) {
    const id = `o${10_000 + (index % (WEIGHED / 2))}`
    // Each has a text of its own, as if it came over a connection.
    endpoint.request({ method: 'PUT', path: `Observation/${id}`, body: observation(id, bytes) })
    if (index % 1000 === 0) fake.clearHistory()
  }
  fake.clearHistory()
  return fake
}
