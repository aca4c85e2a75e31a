import { instantText } from '../../spec/instant.ts'
import { withoutMember } from './members.ts'
import { writableShelf, type Shelves, type StoredResource } from './shelves.ts'

/** A resource on its way into a data store. */
export interface Incoming {
  readonly type: string
  readonly id: string
  /** Its JSON, but for `meta` and the closing brace. */
  readonly head: string
  /** What its `meta` has besides version and time: `,"profile":["…"]`, or nothing. */
  readonly meta: string
}

/**
 * Prepares a resource for a data store, which gives it a `meta` of its own [resource-meta].
 *
 * @param resource The resource, parsed; its type and id are known to be good
 * @param text Its JSON
 * @returns The resource
 */
export function incoming(
  resource: { readonly resourceType?: unknown; readonly id?: unknown; readonly meta?: unknown },
  text: string,
): Incoming {
  const { resourceType, id, meta } = resource
  const bare = meta === undefined ? text : withoutMember(text, 'meta')
  return {
    type: resourceType as string,
    id: id as string,
    head: bare.slice(0, bare.lastIndexOf('}')).trimStart(),
    meta: restOf(meta),
  }
}

function restOf(meta: unknown): string {
  if (typeof meta !== 'object' || meta === null || Array.isArray(meta)) return ''
  const { versionId: _version, lastUpdated: _time, ...rest } = meta as Record<string, unknown>
  const members = JSON.stringify(rest).slice(1, -1)
  return members === '' ? '' : `,${members}`
}

/**
 * Puts a resource into a data store, as its next version [resource-meta].
 *
 * @param shelves The store's shelves
 * @param resource The resource
 * @param at When, in epoch milliseconds
 * @returns What the store then has
 */
export function upsert(shelves: Shelves, resource: Incoming, at: number): StoredResource {
  const { type, id, head, meta } = resource
  const shelf = writableShelf(shelves, type)
  const versionId = (shelf.get(id)?.versionId ?? 0) + 1
  const own = `"versionId":"${versionId}","lastUpdated":"${instantText(at)}"`
  const stored = { versionId, text: `${head},"meta":{${own}${meta}}}` }
  shelf.set(id, stored)
  return stored
}
