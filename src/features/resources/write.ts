import { instantText } from '../../kernel/instant.ts'
import { membersOf, valueOf, type Member } from '../../kernel/json-members.ts'
import {
  addVersion,
  openResourceType,
  type ResourceStore,
  type ResourceVersion,
  type WriteMethod,
} from '../../state/resources.ts'
import { nextSequence, type Context, type Scope } from '../context/context.ts'

export interface PreparedResource {
  readonly type: string
  readonly id: string
  // Its JSON, but for `meta` and the closing brace.
  readonly head: string
  // What its `meta` has besides version and time, as it was written: `,"profile":["…"]`, or nothing.
  readonly meta: string
}

// The type and the id of what is parsed are known to be good [resource-meta].
export function prepareResource(
  resource: { readonly resourceType?: unknown; readonly id?: unknown; readonly meta?: unknown },
  text: string,
): PreparedResource {
  const { meta } = resource
  const [type, id] = [resource.resourceType as string, resource.id as string]
  if (meta === undefined) {
    const head = text.slice(0, text.lastIndexOf('}')).trimStart()
    return { type, id, head, meta: '' }
  }
  const members = membersOf(text)
  return {
    type,
    id,
    head: headOf(members, text),
    meta: restOfMeta(valueOf(members, 'meta') as string),
  }
}

// What was stored once is stored again as it is: its one `meta` comes last.
function headOf(members: readonly Member[], text: string): string {
  const others = members.filter(({ key }) => key !== 'meta')
  const last = members.at(-1)
  if (last?.key !== 'meta' || others.length < members.length - 1) {
    return `{${others.map((member) => member.text).join(',')}`
  }
  return text.slice(0, text.lastIndexOf(',', text.lastIndexOf(last.text))).trimStart()
}

// What the service itself gives a resource.
const ownMembers: readonly string[] = ['versionId', 'lastUpdated']

function restOfMeta(meta: string): string {
  if (!meta.startsWith('{')) return ''
  return membersOf(meta)
    .filter(({ key }) => !ownMembers.includes(key))
    .map(({ text }) => `,${text}`)
    .join('')
}

// The text of a resource with this id in place of its own, if it has one.
export function withId(text: string, id: string): string {
  const [type, ...others] = membersOf(text).filter(({ key }) => key !== 'id')
  const members = [type?.text, `"id":${JSON.stringify(id)}`, ...others.map((other) => other.text)]
  return `{${members.join(',')}}`
}

export interface Writing {
  readonly method: WriteMethod
  readonly isStrong?: true | undefined
}

// A version that is no deletion.
export type StoredVersion = ResourceVersion & { readonly text: string }

// Fault rules may have a say in when searches find what is written.
type WriteContext = Context & Pick<Scope, 'delay'>

// Puts a resource into a data store, as its next version [resource-meta].
export function writeVersion(
  context: WriteContext,
  store: ResourceStore,
  { type, id, head, meta }: PreparedResource,
  { method, isStrong }: Writing,
): StoredVersion {
  const resources = openResourceType(store, type)
  const versionId = (resources.latest.get(id)?.versionId ?? 0) + 1
  const at = context.state.now
  const own = `"versionId":"${versionId}","lastUpdated":"${instantText(at)}"`
  const text = inOnePiece(`${head},"meta":{${own}${meta}}}`)
  const sequence = nextSequence(context)
  const lag = lagOf(context)
  const version = { id, versionId, at, sequence, method, text, isStrong, lag }
  return addVersion(resources, version) as StoredVersion
}

// Where nothing is ever found, nothing is found later.
function lagOf({ settings, delay }: WriteContext): number | undefined {
  const after = delay?.()
  const { searchIndex } = settings.durations
  return after === undefined || searchIndex === Infinity ? undefined : after - searchIndex
}

const SHORT = 1000

// A text that was joined holds on to those that it is made of, until something looks for white space at its ends, say. Of
// a short one they take more room than a copy; a long one shares them with the history of calls.
function inOnePiece(text: string): string {
  return text.length > SHORT ? text : text.trim()
}

// The id stays taken.
export function deleteResource(
  context: WriteContext,
  store: ResourceStore,
  type: string,
  id: string,
  isStrong?: true,
): ResourceVersion | undefined {
  const resources = store.types.get(type)
  const previous = resources?.latest.get(id)
  if (resources === undefined || previous?.text === undefined) return undefined
  return addVersion(resources, {
    id,
    versionId: previous.versionId + 1,
    at: context.state.now,
    sequence: nextSequence(context),
    method: 'DELETE',
    text: undefined,
    isStrong,
    lag: lagOf(context),
  })
}

// The resources that are there, as their texts, by type in alphabetical order, then in order of arrival.
export function currentTexts(
  store: ResourceStore | undefined,
): (readonly [type: string, texts: readonly string[]])[] {
  return Array.from(store?.types ?? [], ([type, { latest }]) => [type, textsOf(latest)] as const)
    .filter(([, texts]) => texts.length > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function textsOf(resources: { values(): Iterable<ResourceVersion> }): readonly string[] {
  return Array.from(resources.values()).flatMap(({ text }) => text ?? [])
}
