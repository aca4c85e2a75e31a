import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path/posix'
import type { Plugin } from 'rolldown'

const folder = 'testing/arbitraries'

/** The chunk of the arbitraries: a function of fast-check, which is there in both forms, each with classes of its own. */
export const arbitraries = 'shared/arbitraries'

/** Has that chunk be given fast-check. */
export const givenFastCheck: Plugin = {
  name: 'given-fast-check',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || file.name !== arbitraries) continue
      const code = file.code.replace('require("fast-check")', 'given_fast_check')
      file.code = `module.exports = (given_fast_check) => {\nconst exports = {};\n${code}\nreturn exports;\n};\n`
    }
  },
}

/** Writes the door in both forms, and for the ES module types that lead to the types of fast-check's own. */
export function writeFastCheckDoor(): void {
  const made = createRequire(import.meta.url)(`../../dist/${arbitraries}.js`) as typeof madeOver
  const names = Object.keys(made(createRequire(import.meta.url)('fast-check'))).join(', ')
  writeFileSync(
    'dist/fast-check.js',
    `module.exports = require('./${arbitraries}.js')(require('fast-check'))\n`,
  )
  writeFileSync(
    'dist/fast-check.mjs',
    `import * as fastCheck from 'fast-check'\nimport madeOver from './${arbitraries}.js'\nexport const { ${names} } = madeOver(fastCheck)\n`,
  )
  for (const path of ['dist/fast-check.d.ts', ...declarations()]) {
    const text = readFileSync(path, 'utf8').replaceAll(
      /'(\.[^']*)\.ts'/g,
      (whole, source: string) => (isWithin(source, path) ? `'${source}.mts'` : whole),
    )
    writeFileSync(path.replace('.d.ts', '.d.mts'), text)
  }
}

declare function madeOver(fastCheck: unknown): object

function declarations(): readonly string[] {
  return readdirSync(`dist/${folder}`, { recursive: true, encoding: 'utf8' })
    .map((path) => join(`dist/${folder}`, path.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.d.ts'))
}

function isWithin(source: string, path: string): boolean {
  return join(dirname(path), source).startsWith(`dist/${folder}/`)
}
