import {
  addVersion,
  type ResourcesOfType,
  type ResourceStore,
  type ResourceVersion,
} from './resources.ts'

// What was written last of each type, to go back to.
export type WriteMark = ReadonlyMap<string, ResourceVersion | undefined>

export function markWrites({ types }: ResourceStore): WriteMark {
  return new Map(Array.from(types, ([type, { last }]) => [type, last]))
}

// As if nothing had been written since.
export function undoWrites({ types }: ResourceStore, mark: WriteMark): void {
  for (const [type, resources] of types) {
    undo(resources, mark.get(type))
    if (resources.last === undefined) types.delete(type)
  }
}

function undo(resources: ResourcesOfType, to: ResourceVersion | undefined): void {
  const { latest } = resources
  for (const version of writtenSince(resources, to)) {
    if (version.previous === undefined) latest.delete(version.id)
    else latest.set(version.id, version.previous)
  }
  resources.last = to
}

// The newest first.
function writtenSince(
  { last }: ResourcesOfType,
  mark: ResourceVersion | undefined,
): readonly ResourceVersion[] {
  const versions: ResourceVersion[] = []
  for (let version = last; version !== undefined && version !== mark; version = version.before) {
    versions.push(version)
  }
  return versions
}

// As if some of what was written since had been written with other texts.
export function amendWrites(
  { types }: ResourceStore,
  mark: WriteMark,
  texts: ReadonlyMap<ResourceVersion, string>,
): void {
  for (const [type, resources] of types) {
    const written = writtenSince(resources, mark.get(type))
    if (!written.some((version) => texts.has(version))) continue
    undo(resources, mark.get(type))
    for (const version of written.toReversed()) {
      addVersion(resources, { ...version, text: texts.get(version) ?? version.text })
    }
  }
}
