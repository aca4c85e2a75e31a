import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { ratio, slow, type Side } from './measure.ts'
import { observation } from './observation.ts'
import type { Row } from './row.ts'

const BYTES = 1000
const [FEW, MANY] = [100, 100_000]

/** Promises of speed that have to do with bundles. */
export const bundleRows: readonly Row[] = [
  {
    name: `Transaction of 100 new resources of 1 kB among ${FEW}, against JSON.parse of it`,
    limit: 15,
    measure: () => ratio(posting(amongFew(), good), parsing(good.text), slow),
  },
  {
    name: `Transaction of 100 new resources of 1 kB among ${MANY}, against JSON.parse of it`,
    limit: 15,
    measure: () => ratio(posting(amongMany(), good), parsing(good.text), slow),
  },
  {
    name: `Transaction of 100 new resources among ${MANY}, against among ${FEW}`,
    limit: 1.3,
    measure: () => ratio(posting(amongMany(), good), posting(amongFew(), good), slow),
  },
  {
    name: `Rollback of such a transaction among ${FEW}, against JSON.parse of it`,
    limit: 15,
    measure: () => ratio(posting(amongFew(), bad), parsing(bad.text), slow),
  },
  {
    name: `Rollback of such a transaction among ${MANY}, against JSON.parse of it`,
    limit: 15,
    measure: () => ratio(posting(amongMany(), bad), parsing(bad.text), slow),
  },
  {
    name: `Rollback of such a transaction among ${MANY}, against among ${FEW}`,
    limit: 1.3,
    measure: () => ratio(posting(amongMany(), bad), posting(amongFew(), bad), slow),
  },
]

/** Observations of a Patient who comes last, the reference to whom leads nowhere until then. */
function transaction(last: object): string {
  const patient = 'urn:uuid:6b1f1a3e-3c0b-4c6e-9a55-0d6f5a1c2b3d'
  const entries = Array.from({ length: 99 }, (_, index) => {
    const text = observation(`o${index}`, BYTES).replace('Patient/p1', patient)
    return `{"resource":${text},"request":{"method":"POST","url":"Observation"}}`
  })
  const of = JSON.stringify({ fullUrl: patient, resource: { resourceType: 'Patient' }, ...last })
  return `{"resourceType":"Bundle","type":"transaction","entry":[${entries.join(',')},${of}]}`
}

interface Posted {
  readonly text: string
  readonly status: number
}

const good: Posted = {
  text: transaction({ request: { method: 'POST', url: 'Patient' } }),
  status: 200,
}
const bad: Posted = {
  text: transaction({
    resource: { resourceType: 'Patient', id: 'nobody' },
    request: { method: 'PUT', url: 'Patient/nobody', ifMatch: 'W/"1"' },
  }),
  status: 412,
}

interface Stored {
  readonly resourceType: string
}

interface Filled {
  readonly fake: FakeHealthLake
  readonly store: string
  readonly tidy: () => void
}

function filled(count: number): Omit<Filled, 'tidy'> {
  const fake = createFakeHealthLake()
  const store = fake.addDatastore().DatastoreId
  const resources = fake.resources(store)
  const { id: _id, ...one } = JSON.parse(observation('o', BYTES)) as { id: string } & Stored
  for (let index = 0; index < count; index += 1) resources.put({ ...one, id: `stored${index}` })
  return { fake, store }
}

// So few that they come back quickly.
function amongFew(): Filled {
  const { fake, store } = filled(FEW)
  const start = fake.snapshot()
  return { fake, store, tidy: () => fake.restore(start) }
}

// So many that what is added matters little.
function amongMany(): Filled {
  const { fake, store } = filled(MANY)
  return { fake, store, tidy: () => fake.clearHistory() }
}

function posting({ fake, store, tidy }: Filled, { text, status }: Posted): Side {
  const endpoint = fake.fhir(store)
  return {
    call() {
      const answer = endpoint.request({ method: 'POST', path: '', body: text })
      if (answer.status !== status) throw new Error(answer.text)
    },
    tidy,
  }
}

function parsing(text: string): Side {
  return { call: () => JSON.parse(text) as unknown }
}
