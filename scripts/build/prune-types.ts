import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync, type ParseResult } from 'rolldown/utils'

type Statement = ParseResult['program']['body'][number]

/** A declaration file, and what of it is kept. */
interface File {
  readonly text: string
  readonly statements: readonly Statement[]
  readonly kept: Set<Statement>
  /** Names that are kept of what it imports, as it calls them. */
  readonly imported: Set<string>
}

/** A node of the syntax tree, as far as it is looked at. */
interface Node {
  readonly type: string
  readonly [member: string]: unknown
}

/** Leaves out of each file what no door leads to, since the compiler declares all that the code exports. */
export function pruneTypes(folder: string, doors: readonly string[]): void {
  const files = new Map<string, File>()
  const reached = new Set<string>()
  const open = doors.flatMap((door) => {
    const path = join(folder, door)
    const { statements } = openFile(files, path)
    return statements.flatMap((statement) => keep(files, path, statement))
  })
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, name } = next
    if (reached.has(`${path} ${name}`)) continue
    reached.add(`${path} ${name}`)
    open.push(...follow(files, path, name))
  }
  for (const [path, file] of files) writeFileSync(path, write(file))
}

interface Place {
  readonly path: string
  /** '*' is all that the file exports. */
  readonly name: string
}

function openFile(files: Map<string, File>, path: string): File {
  const known = files.get(path)
  if (known !== undefined) return known
  const text = readFileSync(path, 'utf8')
  const { program } = parseSync(path, text)
  const file = {
    text,
    statements: program.body,
    kept: new Set<Statement>(),
    imported: new Set<string>(),
  }
  files.set(path, file)
  return file
}

/** Keeps what a name stands for in a file; gives what that mentions. */
function follow(files: Map<string, File>, path: string, name: string): Place[] {
  const { statements, imported } = openFile(files, path)
  return statements.flatMap((statement) => {
    if (statement.type === 'ImportDeclaration') {
      const specifier = statement.specifiers.find(({ local }) => local.name === name)
      if (specifier === undefined) return []
      imported.add(name)
      const wanted = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : '*'
      return placesIn(path, statement.source.value, wanted)
    }
    if (statement.type === 'ExportAllDeclaration') return keep(files, path, statement)
    return name === '*' || declares(statement, name) ? keep(files, path, statement) : []
  })
}

function keep(files: Map<string, File>, path: string, statement: Statement): Place[] {
  const file = openFile(files, path)
  if (file.kept.has(statement)) return []
  file.kept.add(statement)
  if (statement.type === 'ImportDeclaration') {
    return statement.specifiers.map(({ local }) => ({ path, name: local.name }))
  }
  if (statement.type === 'ExportAllDeclaration') return placesIn(path, statement.source.value, '*')
  if (statement.type === 'ExportNamedDeclaration' && statement.source !== null) {
    const { value } = statement.source
    return statement.specifiers.flatMap(({ local }) => placesIn(path, value, nameOf(local)))
  }
  return mentionedIn(path, statement as unknown as Node)
}

function mentionedIn(path: string, node: Node): Place[] {
  const within = Object.values(node)
    .flat()
    .filter(isNode)
    .flatMap((inner) => mentionedIn(path, inner))
  if (node.type === 'Identifier') return [{ path, name: String(node['name']) }, ...within]
  if (node.type !== 'TSImportType') return within
  const { source, qualifier } = node as unknown as {
    readonly source: { readonly value: string }
    readonly qualifier: { readonly name?: string } | null
  }
  return [...placesIn(path, source.value, qualifier?.name ?? '*'), ...within]
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function placesIn(path: string, source: string, name: string): Place[] {
  if (!source.startsWith('.')) return []
  const stem = join(dirname(path), source).replace(/\.([cm]?)[jt]s$/, '.d.$1ts')
  return [{ path: stem, name }]
}

function declares(statement: Statement, name: string): boolean {
  if (statement.type === 'ExportNamedDeclaration') {
    const { declaration, specifiers } = statement
    if (specifiers.some(({ exported }) => nameOf(exported) === name)) return true
    return declaration !== null && declares(declaration, name)
  }
  if (statement.type === 'VariableDeclaration') {
    return statement.declarations.some(({ id }) => id.type === 'Identifier' && id.name === name)
  }
  const { id } = statement as { readonly id?: { readonly name?: string } | null }
  return id?.name === name
}

function nameOf(name: { readonly type: string; readonly name?: string; readonly value?: unknown }) {
  return name.name ?? String(name.value)
}

/** What is kept, each with the comments before it. */
function write({ text, statements, kept, imported }: File): string {
  const parts = statements.map((statement, index) => {
    const before = text.slice(statements[index - 1]?.end ?? 0, statement.start)
    if (kept.has(statement)) return before + text.slice(statement.start, statement.end)
    if (statement.type !== 'ImportDeclaration') return ''
    const used = statement.specifiers.filter(({ local }) => imported.has(local.name))
    if (used.length === 0) return ''
    const whole = text.slice(statement.start, statement.end)
    if (used.length === statement.specifiers.length) return before + whole
    const names = used.map(({ start, end }) => text.slice(start, end)).join(', ')
    return before + whole.replace(/\{[^}]*\}/, `{ ${names} }`)
  })
  return `${parts.join('').trim()}\n`
}
