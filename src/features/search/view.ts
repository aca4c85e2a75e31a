import type { ResourcesOfType, ResourceVersion } from '../../state/resources.ts'

// The moment that a search looks at.
export interface View {
  // What was written later is not seen.
  readonly sequence: number
  // In epoch milliseconds: what was written later is not in the index yet [search-index].
  readonly indexed: number
}

// A version that is no deletion.
export type FoundVersion = ResourceVersion & { readonly text: string }

export function visibleVersion(
  latest: ResourceVersion | undefined,
  view: View,
): FoundVersion | undefined {
  let version = latest
  while (version !== undefined && version.sequence > view.sequence) version = version.previous
  while (version !== undefined && isLate(version, view)) {
    // [search-strong-consistency]
    if (version.isStrong !== true) return undefined
    version = version.previous
  }
  return version?.text === undefined ? undefined : (version as FoundVersion)
}

function isLate({ at, lag = 0 }: ResourceVersion, { indexed }: View): boolean {
  return at + lag > indexed
}

// What is seen of the resources that were written later than the view, or are not in the index yet.
export function* lateVersions(
  { latest, last, delayed }: ResourcesOfType,
  view: View,
): Iterable<FoundVersion> {
  for (const { id } of delayed) {
    const visible = visibleVersion(latest.get(id), view)
    if (visible !== undefined) yield visible
  }
  for (let version = last; version !== undefined; version = version.before) {
    if (version.sequence <= view.sequence && version.at <= view.indexed) return
    const visible = visibleVersion(latest.get(version.id), view)
    if (visible !== undefined) yield visible
  }
}
