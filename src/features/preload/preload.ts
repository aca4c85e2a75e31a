import { createRandomSource } from '../../kernel/random.ts'
import type { Datastore } from '../../state/datastores.ts'
import { openResourceStore } from '../../state/resources.ts'
import type { Scope } from '../context/context.ts'
import { prepareResource, writeVersion } from '../resources/write.ts'
import { conditionTemplates, type ConditionTemplate } from './conditions.ts'
import { diagnose, makeEncounter } from './encounter.ts'
import type { Resource } from './fhir.ts'
import { makePatient } from './patient.ts'

const PATIENTS = 10

// How many days ago each patient's visits were, the latest last.
const visits = [900, 400, 30] as const

// [synthea-preload]
export function preload(scope: Scope, datastore: Datastore): void {
  const { state, region } = scope
  const store = openResourceStore(region.resources, datastore.id)
  for (const resource of makePopulation(state.seed, datastore.id, state.now)) {
    writeVersion(scope, store, prepareResource(resource, JSON.stringify(resource)), {
      method: 'PUT',
    })
  }
}

function makePopulation(seed: number, datastoreId: string, now: number): Resource[] {
  const random = createRandomSource(seed, `synthea/${datastoreId}`)
  return Array.from({ length: PATIENTS }, () => {
    const patient = makePatient(random, now)
    const first = random.between(0, conditionTemplates.length - 1)
    const second = first + random.between(1, conditionTemplates.length - 1)
    const had = [first, second].map(
      (index) => conditionTemplates[index % conditionTemplates.length] as ConditionTemplate,
    )
    const history = visits.flatMap((daysAgo, index) => {
      const far = daysAgo + random.between(0, 29)
      const { visit, resources } = makeEncounter(random, patient, now, far, had.slice(0, index + 1))
      const found = had[index]
      return found === undefined ? resources : [...resources, ...diagnose(random, visit, found)]
    })
    return [patient, ...history]
  }).flat()
}
