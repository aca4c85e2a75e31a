import type { Criteria, Deed, Resource, Told } from './deed.ts'

/** A version; it has no resource where that was deleted. */
interface Version {
  readonly version: number
  readonly order: number
  readonly method: string
  readonly at: string
  readonly resource: Resource | undefined
}

/** A store that is as simple as can be: all versions of each resource, by `Type/id`, in order of their first. */
export interface Naive {
  now: number
  order: number
  resources: Map<string, Version[]>
  /** A deletion of many that goes on: what its criteria found, with the versions of then. */
  deletion: { readonly count: number; readonly rest: readonly (readonly [string, number])[] }
}

export function newNaive(now: number): Naive {
  return { now, order: 0, resources: new Map(), deletion: { count: 1, rest: [] } }
}

export const latest = ({ resources }: Naive, key: string) => resources.get(key)?.at(-1)

/** What is there and fits, as `Type/id`. */
export function find(store: Naive, type: string, criteria: Criteria): readonly string[] {
  return [...store.resources.keys()].filter((key) => {
    const resource = latest(store, key)?.resource
    if (resource === undefined || !key.startsWith(`${type}/`)) return false
    const { identifier = [], meta } = resource
    const { identifier: value, _id: id, _tag: code } = criteria
    return (
      (value === undefined || identifier.some((each) => each.value === value)) &&
      (id === undefined || key === `${type}/${id}`) &&
      (code === undefined || meta?.tag?.some((each) => each.code === code) === true)
    )
  })
}

interface Asked {
  readonly deed: Deed
  readonly drawn: string
  readonly otherId: number
}

const kinds: Record<Deed['kind'], (store: Naive, asked: Asked) => Told> = {
  create: (store, { deed, drawn }) => write(store, 'POST', deed, drawn),
  put: (store, { deed }) => put(store, deed, deed.id),
  putBy,
  patch,
  delete: (store, { deed }) => remove(store, deed, keyOf(deed)),
  deleteBy,
  read: (store, { deed }) => tell(keyOf(deed), latest(store, keyOf(deed))),
  vread: (store, { deed }) =>
    tell(
      keyOf(deed),
      store.resources.get(keyOf(deed))?.find(({ version }) => version === deed.version),
    ),
}

/** Does it. What is created has that id; the status is of a payload that has another id than what is found. */
export function perform(store: Naive, deed: Deed, drawn = '', otherId = 409): Told {
  const isBroken = typeof deed.resource?.active === 'string'
  return isBroken ? { status: 400 } : kinds[deed.kind](store, { deed, drawn, otherId })
}

function keyOf({ type, id }: Deed): string {
  return `${type}/${id}`
}

function isMet({ ifMatch, ifNoneMatch }: Deed, current: Version | undefined): boolean {
  const tag = current?.resource === undefined ? undefined : `W/"${current.version}"`
  return (ifMatch ?? tag) === tag && (ifNoneMatch === undefined || current === undefined)
}

function tell(key: string, version: Version | undefined): Told {
  if (version === undefined) return { status: 404 }
  const { resource } = version
  if (resource === undefined) return { status: 410 }
  return { status: 200, at: `${key}/${version.version}`, resource }
}

function add(store: Naive, key: string, method: string, resource: Resource | undefined): Version {
  store.order += 1
  const version = (latest(store, key)?.version ?? 0) + 1
  const at = new Date(store.now).toISOString()
  const meta = { ...resource?.meta, versionId: String(version), lastUpdated: at }
  const stored = resource && { ...resource, meta }
  const added = { version, order: store.order, method, at, resource: stored }
  store.resources.set(key, [...(store.resources.get(key) ?? []), added])
  return added
}

function write(store: Naive, method: string, deed: Deed, id: string): Told {
  const { type, resource } = deed
  const key = `${type}/${id}`
  const status = latest(store, key)?.resource === undefined ? 201 : 200
  const whole: Resource & { resourceType: string } = { ...resource, resourceType: type, id }
  return { ...tell(key, add(store, key, method, whole)), status }
}

function put(store: Naive, deed: Deed, id = ''): Told {
  const isGood = isMet(deed, latest(store, `${deed.type}/${id}`))
  return isGood ? write(store, 'PUT', deed, id) : { status: 412 }
}

function patch(store: Naive, { deed }: Asked): Told {
  const current = latest(store, keyOf(deed))
  if (current?.resource === undefined) return tell(keyOf(deed), current)
  if (!isMet(deed, current)) return { status: 409 }
  const whole = { ...current.resource, ...deed.resource }
  return tell(keyOf(deed), add(store, keyOf(deed), 'PATCH', whole))
}

function putBy(store: Naive, { deed, drawn, otherId }: Asked): Told {
  const { type, resource, criteria = {} } = deed
  const [found, another] = find(store, type, criteria)
  if (another !== undefined) return { status: 412 }
  const key = found ?? `${type}/${resource?.id ?? drawn}`
  if (found === undefined && latest(store, key) !== undefined) return { status: 409 }
  const isSame = resource?.id === undefined || key === `${type}/${resource.id}`
  return isSame ? put(store, deed, key.slice(type.length + 1)) : { status: otherId }
}

function remove(store: Naive, deed: Deed | undefined, key: string): Told {
  const current = latest(store, key)
  if (current === undefined) return { status: 404 }
  if (deed !== undefined && !isMet(deed, current)) return { status: 412 }
  const { version } =
    current.resource === undefined ? current : add(store, key, 'DELETE', undefined)
  return { status: 204, at: `${key}/${version}` }
}

function deleteBy(store: Naive, { deed }: Asked): Told {
  const { type, criteria = {} } = deed
  const [found, another] = find(store, type, criteria)
  if (another !== undefined) return { status: 412 }
  if (found !== undefined) return remove(store, deed, found)
  const { _id: id, identifier } = criteria
  const key = `${type}/${id}`
  if (identifier !== undefined || latest(store, key) === undefined) return { status: 404 }
  return latest(store, key)?.resource === undefined
    ? remove(store, undefined, key)
    : { status: 409 }
}

/** Deletes a page of what was found, and says of each whether it was still as it was found. */
export function deletePage(store: Naive): readonly (readonly [string, number])[] {
  const { count, rest } = store.deletion
  store.deletion = { count, rest: rest.slice(count) }
  return rest.slice(0, count).map(([key, version]) => {
    const isSame = latest(store, key)?.version === version
    return [key, isSame ? remove(store, undefined, key).status : 412]
  })
}

/** What becomes of each entry of a batch. */
export function batch(store: Naive, deeds: readonly Deed[], drawn: readonly string[]): Told[] {
  return deeds.map((deed, index) => {
    const { _id: id, identifier } = deed.criteria ?? { _id: '' }
    const isSupported = deed.kind !== 'deleteBy' && id !== undefined && identifier === undefined
    return isSupported ? perform(store, deed, drawn[index], 400) : { status: 400 }
  })
}

/** What becomes of each entry of a transaction, or the one that fails. */
export function transaction(
  store: Naive,
  deeds: readonly Deed[],
  drawn: readonly string[],
): Told[] {
  const written = deeds.filter(({ kind }) => ['put', 'patch', 'delete'].includes(kind))
  const keys = new Set(written.map(({ type, id }) => `${type}/${id}`))
  if (keys.size < written.length) return [{ status: 400 }]
  if (deeds.some(({ criteria }) => criteria !== undefined)) return [{ status: 400 }]
  const before = structuredClone(store)
  const told: Told[] = []
  for (const [index, deed] of deeds.entries()) {
    const one = perform(store, deed, drawn[index])
    if (one.status >= 400) {
      Object.assign(store, before)
      return [one]
    }
    told.push(one)
  }
  return told
}

/** All versions, the newest first. */
export function history({ resources }: Naive, prefix: string): readonly string[] {
  return [...resources]
    .filter(([key]) => key.startsWith(prefix))
    .flatMap(([key, versions]) => versions.map((each) => ({ key, ...each })))
    .toSorted((a, b) => b.order - a.order)
    .map(({ key, version, method, at }) => `${method} ${key}/${version} ${at}`)
}
