import { isJsonArray, isJsonObject, type Json } from '../../../kernel/json.ts'
import { isKnownProfile } from '../../../model/fhir/profiles.ts'
import type { Plain } from '../../../model/healthlake/infer.ts'
import type { Assumptions } from '../../../model/ledger/assumptions.ts'
import { ruleIssue, type ValidationIssue } from './issue.ts'
import { placeIn, rootPlace } from './place.ts'
import { shown } from './primitives.ts'
import { validateResource } from './validate.ts'

export type ValidationLevel = Plain<'ValidationLevel'>

// All that is wrong with a resource at a level; whether that refuses it is for the level to say, too: with `minimal` it
// is stored all the same [validation-levels].
export function findIssues(
  resource: Json,
  level: ValidationLevel,
  { fhirUnknownProfile }: Assumptions,
): readonly ValidationIssue[] {
  const issues = validateResource(resource)
  const checksProfiles = level === 'strict' && fhirUnknownProfile === 'refused'
  return checksProfiles ? [...issues, ...unknownProfiles(resource)] : issues
}

// [unknown-profile]
function unknownProfiles(resource: Json): readonly ValidationIssue[] {
  const { resourceType, meta } = isJsonObject(resource) ? resource : {}
  const profiles = isJsonObject(meta) ? meta['profile'] : undefined
  if (!isJsonArray(profiles)) return []
  const place = placeIn(rootPlace(String(resourceType)), 'meta')
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
