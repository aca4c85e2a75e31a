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

  function follow({ file, name }: Place): void {
    const module = modules.get(file)
    if (module === undefined) return
    const declaration = module.declarations.get(name)
    const elsewhere = module.imports.get(name) ?? module.exports.get(name)
    if (declaration !== undefined) enter({ file, name, declaration })
    else if (elsewhere !== undefined && elsewhere.file !== file) follow(elsewhere)
  }

  function enter(found: Reached): void {
    const { file, name, declaration } = found
    const key = `${file} ${name}`
    if (reached.has(key)) return
    reached.set(key, found)
    for (const mentioned of namesIn(surfaceOf(declaration))) follow({ file, name: mentioned })
  }

  for (const entry of entries) {
    for (const place of modules.get(entry)?.exports.values() ?? []) follow(place)
  }
  return [...reached.values()]
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
