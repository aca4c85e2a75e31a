import { createFakeHealthLake, type FakeHealthLake, type Resources } from 'fake-healthlake'

/** A fake with Observations, and what a program would ask it. */
export interface Searchable {
  readonly fake: FakeHealthLake
  readonly store: string
  readonly resources: Resources
}

/** How many resources a search finds that is for one of something. */
export const SOME = 10

/**
 * Makes an Observation of some hundred bytes: each code, subject and day is that of ten.
 *
 * @param index Its number, from 0
 * @param count How many there are
 * @returns The resource
 */
export function observation(index: number, count: number) {
  const group = index % (count / SOME)
  return {
    resourceType: 'Observation',
    id: `o${index}`,
    identifier: [{ system: 'urn:lab', value: `lab-${index}` }],
    status: index % 3 === 0 ? 'final' : 'preliminary',
    code: { coding: [{ system: 'http://loinc.org', code: `code-${group}`, display: 'Rate' }] },
    subject: { reference: `Patient/p${group}` },
    effectiveDateTime: `${dayOf(group)}T10:00:00Z`,
    valueQuantity: { value: index % 500, unit: 'mmol/L', system: 'http://unitsofmeasure.org' },
    note: [{ text: 'As it was measured, and nothing more was said of it by those who did that.' }],
  }
}

/**
 * Gives the day of a group.
 *
 * @param group Its number, from 0
 * @returns A date as FHIR writes it
 */
export function dayOf(group: number): string {
  return new Date(group * 86_400_000).toISOString().slice(0, 10)
}

/**
 * Makes a fake with Observations, of which none has been searched.
 *
 * @param count How many
 * @returns The fake
 */
export function filledWithObservations(count: number): Searchable {
  const fake = createFakeHealthLake()
  const store = fake.addDatastore().DatastoreId
  const resources = fake.resources(store)
  for (let index = 0; index < count; index += 1) resources.put(observation(index, count))
  return { fake, store, resources }
}

/** One search of each of six parameters, that finds few. */
export const sixSearches: readonly string[] = [
  'code=code-7',
  'subject=Patient/p7',
  'date=1970-01-08',
  'identifier=urn:lab|lab-7',
  'value-quantity=gt499',
  'status=amended',
]
