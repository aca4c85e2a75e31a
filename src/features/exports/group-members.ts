import { isJsonArray, isJsonObject, type JsonObject } from '../../kernel/json.ts'
import type { ResourceStore } from '../../state/resources.ts'
import { toTarget } from '../search/values/references.ts'

// The ids of the patients that are in a group; none if the group is gone [export-group].
export function membersOfGroup(
  { types }: ResourceStore,
  id: string,
  datastoreId: string,
): readonly string[] {
  const text = types.get('Group')?.latest.get(id)?.text
  if (text === undefined) return []
  const { member: members } = JSON.parse(text) as JsonObject
  if (!isJsonArray(members)) return []
  return members.flatMap((member) => {
    if (!isJsonObject(member) || member['inactive'] === true) return []
    const { entity } = member
    const reference = isJsonObject(entity) ? entity['reference'] : undefined
    const target = typeof reference === 'string' ? toTarget(reference, datastoreId) : {}
    return target.type === 'Patient' && target.id !== undefined ? [target.id] : []
  })
}
