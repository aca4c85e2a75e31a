// Words of the test's language that stand for texts which another run may have otherwise, by those texts.
export type Names = ReadonlyMap<string, string>

// A value as it is written in TypeScript. Texts that have a name, or hold one that has, are written by it.
export function toSource(value: unknown, names: Names = new Map(), indent = '  '): string {
  if (typeof value === 'string') return text(value, names)
  if (Array.isArray(value)) {
    return block(
      '[',
      value.map((item) => toSource(item, names, `${indent}  `)),
      ']',
      indent,
    )
  }
  if (value instanceof Date) return `new Date(${quoted(value.toISOString())})`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => `${key(name)}: ${toSource(member, names, `${indent}  `)}`)
    return block('{', members, '}', indent)
  }
  return String(value)
}

const WIDTH = 90

function block(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return `${open}${close}`
  const space = open === '{' ? ' ' : ''
  const line = `${open}${space}${parts.join(', ')}${space}${close}`
  if (line.length + indent.length <= WIDTH && !line.includes('\n')) return line
  return `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`
}

function key(name: string): string {
  // A member of that name would be the prototype.
  if (name === '__proto__') return "['__proto__']"
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)
}

function text(value: string, names: Names): string {
  const name = names.get(value)
  if (name !== undefined) return name
  const held = Array.from(names.keys()).filter((id) => value.includes(id))
  if (held.length === 0) return quoted(value)
  let source = escaped(value, '`').replaceAll('${', '\\${')
  for (const id of held) source = source.replaceAll(escaped(id, '`'), `\${${names.get(id)}}`)
  return `\`${source}\``
}

export function quoted(value: string): string {
  return `'${escaped(value, "'")}'`
}

function escaped(value: string, quote: string): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
