import { isJsonArray, isJsonObject, type JsonObject } from '../../kernel/json.ts'
import type { ResourceStore } from '../../state/resources.ts'
import { toTarget } from '../search/values/references.ts'

// A resource, or one of its versions.
export interface Removed {
  readonly type: string
  readonly id: string
  readonly versionId?: string | undefined
}

// The audit events of which an entity is one of these [removal-audit-events].
export function findAuditEvents(
  { types }: ResourceStore,
  removed: readonly Removed[],
  datastoreId: string,
): readonly Removed[] {
  const names = new Set(removed.map(nameOf))
  const found: Removed[] = []
  for (const { id, text } of types.get('AuditEvent')?.latest.values() ?? []) {
    if (text === undefined) continue
    const references = referencesOfEntities(JSON.parse(text) as JsonObject)
    if (
      references.some((reference) =>
        namesIn(reference, datastoreId).some((name) => names.has(name)),
      )
    ) {
      found.push({ type: 'AuditEvent', id })
    }
  }
  return found
}

function nameOf({ type, id, versionId }: Removed): string {
  return versionId === undefined ? `${type}/${id}` : `${type}/${id}/_history/${versionId}`
}

function referencesOfEntities({ entity: entities }: JsonObject): readonly string[] {
  if (!isJsonArray(entities)) return []
  return entities.flatMap((entity) => {
    const what = isJsonObject(entity) ? entity['what'] : undefined
    const reference = isJsonObject(what) ? what['reference'] : undefined
    return typeof reference === 'string' ? [reference] : []
  })
}

// What a reference leads to: a resource, and the version that it names.
function namesIn(reference: string, datastoreId: string): readonly string[] {
  const { type, id } = toTarget(reference, datastoreId)
  if (type === undefined || id === undefined) return []
  const [, versionId] = /\/_history\/([^/]+)$/.exec(reference) ?? []
  const names = [nameOf({ type, id })]
  return versionId === undefined ? names : [...names, nameOf({ type, id, versionId })]
}
