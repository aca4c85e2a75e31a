import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rolldown, type Plugin } from 'rolldown'
import { parseAst } from 'rolldown/parseAst'

const folder = 'testing/arbitraries'

/** The entry with what the arbitraries take from the rest of the package, of which there is one copy. */
export const oneCopy = `${folder}/one-copy`

/** Writes that entry, from what their modules import. */
export function writeOneCopy(): void {
  const modules = readdirSync(`build/${folder}`).map((name) => `build/${folder}/${name}`)
  const lines = new Set(modules.flatMap(takenBy))
  writeFileSync(`build/${oneCopy}.js`, [...lines].join(''))
}

function takenBy(module: string): readonly string[] {
  return parseAst(readFileSync(module, 'utf8')).body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration' || !isOutside(statement.source.value)) return []
    const from = statement.source.value
    return statement.specifiers.map((specifier) => {
      if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') {
        throw new Error(`${module} takes more from ${from} than names; that cannot be shared.`)
      }
      return `export { ${specifier.imported.name} } from '${from}'\n`
    })
  })
}

function isOutside(source: string): boolean {
  return source.startsWith('../')
}

/** Puts the one copy in the place of every module outside of the arbitraries. */
const overOneCopy: Plugin = {
  name: 'over-one-copy',
  resolveId: (source) => (isOutside(source) ? { id: `./${oneCopy}.js`, external: true } : null),
}

/** Writes the arbitraries as an ES module over the one copy, with types that lead to the types of fast-check's own. */
export async function writeEsModule(): Promise<void> {
  const bundle = await rolldown({
    input: 'build/fast-check.js',
    external: 'fast-check',
    plugins: [overOneCopy],
  })
  await bundle.write({ file: 'dist/fast-check.mjs', format: 'esm', comments: false })

  const types = readdirSync(`dist/${folder}`).filter((name) => name.endsWith('.d.ts'))
  for (const path of ['fast-check.d.ts', ...types.map((name) => `${folder}/${name}`)]) {
    const text = readFileSync(`dist/${path}`, 'utf8').replaceAll(/('\.\/[^']*)\.ts'/g, "$1.mts'")
    writeFileSync(`dist/${path.replace('.d.ts', '.d.mts')}`, text)
  }
}
