import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync, type ParseResult } from 'rolldown/utils'

type Statement = ParseResult['program']['body'][number]

// A name in a file; '*' as the name is all that the file exports.
export interface Place {
  readonly file: string
  readonly name: string
}

export interface Declaration {
  // With the word `export`, which is where its doc comment ends.
  readonly start: number
  readonly node: Statement
}

export interface Module {
  readonly text: string
  readonly comments: ParseResult['comments']
  readonly declarations: ReadonlyMap<string, Declaration>
  readonly imports: ReadonlyMap<string, Place>
  readonly exports: ReadonlyMap<string, Place>
}

// The modules of a folder, by their paths from there.
export function readModules(folder: string): ReadonlyMap<string, Module> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .toSorted()
  return new Map(files.map((file) => [file, readModule(folder, file)]))
}

function readModule(folder: string, file: string): Module {
  const text = readFileSync(join(folder, file), 'utf8')
  const { program, comments, errors } = parseSync(file, text)
  const [error] = errors
  if (error !== undefined) throw new Error(`${file}: ${error.message}`)
  const declarations = new Map<string, Declaration>()
  const [imports, exports] = [new Map<string, Place>(), new Map<string, Place>()]
  for (const statement of program.body) {
    const node = declaredBy(statement)
    for (const [name, place] of importsOf(file, statement)) imports.set(name, place)
    for (const [name, place] of exportsOf(file, statement)) exports.set(name, place)
    for (const name of namesOf(node)) declarations.set(name, { start: statement.start, node })
  }
  return { text, comments, declarations, imports, exports }
}

function declaredBy(statement: Statement): Statement {
  return (statement.type === 'ExportNamedDeclaration' && statement.declaration) || statement
}

function importsOf(file: string, statement: Statement): [string, Place][] {
  if (statement.type !== 'ImportDeclaration') return []
  const from = resolve(file, statement.source.value)
  return statement.specifiers.map((specifier) => {
    const name = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : '*'
    return [specifier.local.name, { file: from, name }]
  })
}

function exportsOf(file: string, statement: Statement): [string, Place][] {
  if (statement.type === 'ExportAllDeclaration') {
    throw new Error(`${file} exports all of ${statement.source.value}; name what it exports.`)
  }
  if (statement.type !== 'ExportNamedDeclaration') return []
  const { declaration, source, specifiers } = statement
  const from = source === null ? file : resolve(file, source.value)
  const own = declaration === null ? [] : namesOf(declaration)
  return [
    ...own.map((name): [string, Place] => [name, { file, name }]),
    ...specifiers.map(({ exported, local }): [string, Place] => [
      nameOf(exported),
      { file: from, name: nameOf(local) },
    ]),
  ]
}

function resolve(file: string, source: string): string {
  return source.startsWith('.') ? join(dirname(file), source).replaceAll('\\', '/') : source
}

function namesOf(node: Statement): readonly string[] {
  if (node.type === 'VariableDeclaration') {
    return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
  }
  const { id } = node as { id?: { name?: string } | null }
  return id?.name === undefined ? [] : [id.name]
}

function nameOf(name: { type: string; name?: string; value?: unknown }): string {
  return name.name ?? String(name.value)
}
