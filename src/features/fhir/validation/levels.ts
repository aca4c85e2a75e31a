import { isJsonArray, isJsonObject, type JsonObject } from '../../../kernel/json.ts'
import { isKnownProfile } from '../../../model/fhir/profiles.ts'
import type { Plain } from '../../../model/healthlake/infer.ts'
import type { Assumptions } from '../../../model/ledger/assumptions.ts'
import { ruleIssue, type ValidationIssue } from './issue.ts'
import { placeIn, rootPlace } from './place.ts'
import { shown } from './primitives.ts'
import { validateResource } from './validate.ts'

export type ValidationLevel = Plain<'ValidationLevel'>

// All that is wrong with a resource of a known type. With `minimal` it is stored all the same [validation-levels].
export function findIssues(
  resource: JsonObject,
  level: ValidationLevel,
  { fhirUnknownProfile }: Assumptions,
): readonly ValidationIssue[] {
  const issues = validateResource(resource)
  const checksProfiles = level === 'strict' && fhirUnknownProfile === 'refused'
  return checksProfiles ? [...issues, ...unknownProfiles(resource)] : issues
}

// [unknown-profile]
function unknownProfiles({ resourceType, meta }: JsonObject): readonly ValidationIssue[] {
  const profiles = isJsonObject(meta) ? meta['profile'] : undefined
  if (!isJsonArray(profiles)) return []
  const place = placeIn(rootPlace(resourceType as string), 'meta')
  return profiles.flatMap((profile, index) =>
    typeof profile !== 'string' || isKnownProfile(profile)
      ? []
      : [
          ruleIssue(
            'value',
            `The profile ${shown(profile)} is not supported`,
            placeIn(place, 'profile', index),
          ),
        ],
  )
}
