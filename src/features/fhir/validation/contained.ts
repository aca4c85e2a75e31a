import { isJsonArray, isJsonObject, type JsonObject } from '../../../kernel/json.ts'
import { brokenInvariant } from './issue.ts'
import { placeIn } from './place.ts'
import type { Scope } from './scope.ts'

interface ContainedRule {
  readonly id: string
  readonly text: string
  readonly holds: (resource: JsonObject, scope: Scope) => boolean
}

const rules: readonly ContainedRule[] = [
  {
    id: 'dom-2',
    text: 'a contained resource contains no other',
    holds: ({ contained }) => contained === undefined,
  },
  {
    id: 'dom-3',
    text: 'a contained resource is referred to by what contains it, or refers to that',
    holds: ({ id }, { localReferences }) => typeof id === 'string' && localReferences.has(`#${id}`),
  },
  {
    id: 'dom-4',
    text: 'a contained resource has neither meta.versionId nor meta.lastUpdated',
    holds: ({ meta }) => !hasAny(meta, ['versionId', 'lastUpdated']),
  },
  {
    id: 'dom-5',
    text: 'a contained resource has no meta.security',
    holds: ({ meta }) => !hasAny(meta, ['security']),
  },
]

// Checks what is known when all of the resource has been seen.
export function checkContained(scope: Scope): void {
  const { contained } = scope.resource
  if (!isJsonArray(contained)) return
  contained.forEach((resource, index) => {
    if (!isJsonObject(resource)) return
    for (const rule of rules) {
      if (!rule.holds(resource, scope)) {
        scope.issues.push(brokenInvariant(rule, placeIn(scope.place, 'contained', index)))
      }
    }
  })
}

function hasAny(meta: JsonObject[string] | undefined, names: readonly string[]): boolean {
  return isJsonObject(meta) && names.some((name) => meta[name] !== undefined)
}
