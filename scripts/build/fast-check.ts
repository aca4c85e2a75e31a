import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path/posix'
import { rolldown, type Plugin } from 'rolldown'
import { parseAst } from 'rolldown/parseAst'

const folder = 'testing/arbitraries'

/** The entry with what the arbitraries take from the rest of the package, of which there is one copy. */
export const oneCopy = `${folder}/one-copy`

/** Writes that entry, from what their modules import. */
export function writeOneCopy(): void {
  const lines = new Set(filesIn(`build/${folder}`, '.js').flatMap(takenBy))
  writeFileSync(`build/${oneCopy}.js`, [...lines].join(''))
}

function filesIn(root: string, ending: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => join(root, path.replaceAll('\\', '/')))
    .filter((path) => path.endsWith(ending))
}

function takenBy(module: string): readonly string[] {
  return parseAst(readFileSync(module, 'utf8')).body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration') return []
    const from = outsideOf(statement.source.value, module)
    if (from === undefined) return []
    return statement.specifiers.map((specifier) => {
      if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') {
        throw new Error(`${module} takes more from ${from} than names; that cannot be shared.`)
      }
      return `export { ${specifier.imported.name} } from '${from}'\n`
    })
  })
}

/** Where an import leads from the folder of the arbitraries on; undefined if that is within, or to another package. */
function outsideOf(source: string, module: string): string | undefined {
  if (!source.startsWith('.')) return undefined
  const [, path = ''] = module.replaceAll('\\', '/').split(/(?:^|\/)build\//)
  const from = relative(folder, join(dirname(path), source))
  return from.startsWith('..') ? from : undefined
}

/** Puts the one copy in the place of every module outside of the arbitraries. */
const overOneCopy: Plugin = {
  name: 'over-one-copy',
  resolveId(source, importer) {
    const isEntry = importer === undefined || importer.endsWith('build/fast-check.js')
    if (isEntry || outsideOf(source, importer) === undefined) return null
    return { id: `./${oneCopy}.js`, external: true }
  },
}

/** Writes the arbitraries as an ES module over the one copy, with types that lead to the types of fast-check's own. */
export async function writeEsModule(): Promise<void> {
  const bundle = await rolldown({
    input: 'build/fast-check.js',
    external: 'fast-check',
    plugins: [overOneCopy],
  })
  await bundle.write({ file: 'dist/fast-check.mjs', format: 'esm', comments: false })

  for (const path of ['dist/fast-check.d.ts', ...filesIn(`dist/${folder}`, '.d.ts')]) {
    const text = readFileSync(path, 'utf8').replaceAll(
      /'(\.[^']*)\.ts'/g,
      (whole, source: string) => (isWithin(source, path) ? `'${source}.mts'` : whole),
    )
    writeFileSync(path.replace('.d.ts', '.d.mts'), text)
  }
}

function isWithin(source: string, path: string): boolean {
  return join(dirname(path), source).startsWith(`dist/${folder}/`)
}
