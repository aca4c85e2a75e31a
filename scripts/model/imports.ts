import type { Selection } from './select.ts'

// What generated code may import, by module.
const helpers: Readonly<Record<string, readonly string[]>> = {
  '../codec/draft.ts': ['type Draft'],
  '../codec/reading.ts': [
    'checkUnion',
    'enter',
    'isStructure',
    'leave',
    'listReader',
    'noteIfAbsent',
    'numberReader',
    'readBoolean',
    'readTimestamp',
    'stringReader',
    'type Notes',
    'type Reader',
    'type Step',
  ],
  '../codec/writing.ts': ['writeTimestamp', 'type Writer', 'type Writing'],
  './shapes.ts': ['shapes'],
}

/** Puts the imports of what the code names before it. */
export function withImports(code: string, { shapes }: Selection): string {
  const types = [...shapes.keys()].map((name) => `type ${name}`)
  const lines = Object.entries({ ...helpers, './types.ts': types }).flatMap(([from, names]) => {
    const used = names.filter((name) => isNamed(name, code))
    return used.length === 0 ? [] : [`${importOf(used)} from '${from}'`]
  })
  return `${lines.join('\n')}\n${code}`
}

// The name of a type may be a member's, too: it counts where a type stands.
function isNamed(name: string, code: string): boolean {
  const type = /^type (.*)/.exec(name)?.[1]
  const named = type === undefined ? `\\b${name}\\b` : `(: |<|\\bas )${type}\\b|\\b${type}[<>]`
  return new RegExp(named).test(code)
}

function importOf(names: readonly string[]): string {
  if (names.some((name) => !name.startsWith('type '))) return `import { ${names.join(', ')} }`
  return `import type { ${names.map((name) => name.slice('type '.length)).join(', ')} }`
}
