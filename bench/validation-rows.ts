import { createRequire } from 'node:module'
import { libraryFolder } from '../scripts/fhir-model/library.ts'
import { readPackage } from '../scripts/fhir-model/package.ts'
import { validateResource } from '../src/features/fhir/validation/validate.ts'
import type { Json } from '../src/kernel/json.ts'
import { parseJson } from '../src/kernel/parse-json.ts'
import { ratio, slow } from './measure.ts'
import type { Row } from './row.ts'

interface Schema {
  safeParse(resource: unknown): { readonly success: boolean }
}

interface Library {
  createPatientSchema(): Schema
  createObservationSchema(): Schema
}

/** How quick the validator is, against a library with schemas of R4 that is made for speed. */
export const validationRows: readonly Row[] = [
  {
    name: "Validating HL7's Patients and Observations, against @solarahealth/fhir-r4",
    limit: 0.4,
    measure() {
      const require = createRequire(import.meta.url)
      const library = require(libraryFolder('@solarahealth/fhir-r4', '1.2.0')) as Library
      const patient = library.createPatientSchema()
      const observation = library.createObservationSchema()
      const texts = [...readPackage().values()]
      const [patients, observations] = ['Patient', 'Observation'].map((type) =>
        texts.filter((text) => typeOf(text) === type),
      ) as [string[], string[]]
      const ours = [...patients, ...observations].map((text) => parseJson(text).value as Json)
      const theirs = [patients, observations].map((some) =>
        some.map((text) => JSON.parse(text) as unknown),
      )
      return ratio(
        { call: () => ours.map((resource) => validateResource(resource).length) },
        {
          call: () =>
            [patient, observation].map((schema, index) =>
              theirs[index]?.map((resource) => schema.safeParse(resource).success),
            ),
        },
        slow,
      )
    },
  },
]

function typeOf(text: string): unknown {
  return (JSON.parse(text) as { readonly resourceType?: unknown }).resourceType
}
