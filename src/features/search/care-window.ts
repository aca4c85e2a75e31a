import type { JsonObject } from '../../kernel/json.ts'
import { careDates } from './care-dates.ts'
import { fhirModel } from '../../model/fhir/model.ts'
import { extractValues } from './extract.ts'
import type { FoundResource } from './include.ts'
import { overlap, type Span } from './values/comparison.ts'
import { dates } from './values/dates.ts'

// Whether the date of care of a resource has some time in the window, or there is none [everything-dates].
export function careFilter(window: Span): (found: FoundResource) => boolean {
  const model = fhirModel()
  const parameters = careDates()
  return ({ type, version }) => {
    const parameter = parameters.get(type)
    if (parameter === undefined) return true
    const resource = JSON.parse(version.text) as JsonObject
    const spans = extractValues(resource, parameter, model).flatMap((value) =>
      dates.read(value, noContext),
    )
    return spans.length === 0 || spans.some((span) => overlap(span, window))
  }
}

const noContext = { datastoreId: '' }
