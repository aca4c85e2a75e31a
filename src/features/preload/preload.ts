import type { Datastore } from '../../state/datastores.ts'
import { openResourceStore } from '../../state/resources.ts'
import { prepareResource, upsert } from '../resources/upsert.ts'
import type { Service } from '../../service/service.ts'
import { openRegion } from '../../state/state.ts'
import { createRandomSource } from '../../kernel/dice.ts'
import type { Resource } from './fhir.ts'
import { conditionTemplates, type ConditionTemplate } from './conditions.ts'
import { makePatient } from './patient.ts'
import { diagnose, makeEncounter } from './encounter.ts'

const PATIENTS = 10

// How many days ago each patient's visits were, the latest last.
const visits = [900, 400, 30] as const

// [synthea-preload]
export function preload(service: Service, regionName: string, datastore: Datastore): void {
  if (datastore.properties.PreloadDataConfig === undefined) return
  const { state } = service
  const shelves = openResourceStore(openRegion(state, regionName).resources, datastore.id)
  for (const resource of populationOf(state.seed, datastore.id, state.now)) {
    upsert(shelves, prepareResource(resource, JSON.stringify(resource)), state.now)
  }
}

function populationOf(seed: number, datastoreId: string, now: number): Resource[] {
  const dice = createRandomSource(seed, `synthea/${datastoreId}`)
  return Array.from({ length: PATIENTS }, () => {
    const patient = makePatient(dice, now)
    const first = dice.between(0, conditionTemplates.length - 1)
    const second = first + dice.between(1, conditionTemplates.length - 1)
    const had = [first, second].map(
      (index) => conditionTemplates[index % conditionTemplates.length] as ConditionTemplate,
    )
    const history = visits.flatMap((daysAgo, index) => {
      const far = daysAgo + dice.between(0, 29)
      const { visit, resources } = makeEncounter(dice, patient, now, far, had.slice(0, index + 1))
      const found = had[index]
      return found === undefined ? resources : [...resources, ...diagnose(dice, visit, found)]
    })
    return [patient, ...history]
  }).flat()
}
