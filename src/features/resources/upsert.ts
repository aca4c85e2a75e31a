import { membersOf, valueOf } from '../../kernel/json-members.ts'
import { openResourceType, type ResourceStore, type StoredResource } from '../../state/resources.ts'

export interface PreparedResource {
  readonly type: string
  readonly id: string
  // Its JSON, but for `meta` and the closing brace.
  readonly head: string
  // What its `meta` has besides version and time, as it was written: `,"profile":["…"]`, or nothing.
  readonly meta: string
}

// [resource-meta]
export function prepareResource(
  resource: { readonly resourceType?: unknown; readonly id?: unknown; readonly meta?: unknown },
  text: string,
): PreparedResource {
  const { resourceType, id, meta } = resource
  const named = { type: resourceType as string, id: id as string }
  if (meta === undefined) {
    return { ...named, head: text.slice(0, text.lastIndexOf('}')).trimStart(), meta: '' }
  }
  const members = membersOf(text)
  const others = members.filter(({ key }) => key !== 'meta').map((member) => member.text)
  return {
    ...named,
    head: `{${others.join(',')}`,
    meta: restOf(valueOf(members, 'meta') as string),
  }
}

// What the service itself gives a resource.
const ownMembers: readonly string[] = ['versionId', 'lastUpdated']

function restOf(meta: string): string {
  if (!meta.startsWith('{')) return ''
  return membersOf(meta)
    .filter(({ key }) => !ownMembers.includes(key))
    .map(({ text }) => `,${text}`)
    .join('')
}

// [resource-meta] The time comes as text, made once for all that a run writes.
export function upsert(
  store: ResourceStore,
  resource: PreparedResource,
  lastUpdated: string,
): StoredResource {
  const { type, id, head, meta } = resource
  const resources = openResourceType(store, type)
  const versionId = (resources.get(id)?.versionId ?? 0) + 1
  const own = `"versionId":"${versionId}","lastUpdated":"${lastUpdated}"`
  const stored = { versionId, text: `${head},"meta":{${own}${meta}}}` }
  resources.set(id, stored)
  return stored
}
