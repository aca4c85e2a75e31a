import { createFakeHealthLake, type FhirEndpoint } from 'fake-healthlake'
import { onTestFinished } from 'vitest'
import type { Ask, FhirDoor } from './door.ts'

const inProcess: FhirDoor = {
  name: 'fhir(id).request',
  open(options) {
    const fake = createFakeHealthLake(options)
    onTestFinished(() => fake[Symbol.dispose]())
    const store = fake.addDatastore().DatastoreId
    const to = (id: string) => toAsk(fake.fhir(id))
    return { fake, store, url: fake.fhir(store).url, request: to(store), to }
  },
}

function toAsk(endpoint: FhirEndpoint): Ask {
  return async (asked) => endpoint.request({ ...asked })
}

/** Every door to the endpoint: the whole suite goes through each. */
export const doors: readonly FhirDoor[] = [inProcess]
