import type { Declaration, Module, Place } from './modules.ts'
import { surfaceOf, within, type Node } from './surface.ts'

export interface Reached extends Place {
  readonly declaration: Declaration
}

// What users can name or meet: the exports of the entries, and the types that those mention, through all files.
export function reachedFrom(
  modules: ReadonlyMap<string, Module>,
  entries: readonly string[],
): readonly Reached[] {
  const reached = new Map<string, Reached>()

  function follow(place: Place): void {
    const found = declarationOf(modules, place)
    if (found === undefined || reached.has(keyOf(found))) return
    reached.set(keyOf(found), found)
    const { file, declaration } = found
    for (const mentioned of mentionedBy(declaration)) follow({ file, name: mentioned })
  }

  for (const entry of entries) {
    for (const place of modules.get(entry)?.exports.values() ?? []) follow(place)
  }
  return [...reached.values()]
}

// Where a name of a file is declared, through all files; undefined where that is outside.
export function declarationOf(
  modules: ReadonlyMap<string, Module>,
  { file, name }: Place,
): Reached | undefined {
  const module = modules.get(file)
  const declaration = module?.declarations.get(name)
  if (declaration !== undefined) return { file, name, declaration }
  const elsewhere = module?.imports.get(name) ?? module?.exports.get(name)
  if (elsewhere === undefined || elsewhere.file === file) return undefined
  return declarationOf(modules, elsewhere)
}

// Tells two declarations apart.
export function keyOf({ file, name }: Place): string {
  return `${file} ${name}`
}

// The names of the types that a declaration mentions, as its file has them.
export function mentionedBy(declaration: Declaration): readonly string[] {
  return namesIn(surfaceOf(declaration))
}

// Where the nodes that mention a type have its name. `typeof` mentions a value, which a reader does not see.
const naming: Readonly<Record<string, string>> = {
  TSTypeReference: 'typeName',
  TSInterfaceHeritage: 'expression',
  TSClassImplements: 'expression',
}

function namesIn(surface: readonly Node[]): readonly string[] {
  return surface.flatMap(within).flatMap((node) => {
    const part = naming[node.type]
    const { name } = (part === undefined ? {} : node[part]) as { name?: string }
    return name === undefined ? [] : [name]
  })
}
