// Builds the package: types by the compiler, code in few files, since each file costs to load. CommonJS is the one copy
// of code and state; the ES module beside each door hands out the same, or is made over it.
import { execFileSync } from 'node:child_process'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { rolldown } from 'rolldown'
import { arbitraries, givenFastCheck, writeFastCheckDoor } from './build/fast-check.ts'
import { ascii } from './build/ascii.ts'
import { chunking, lazyChunks } from './build/lazy-chunks.ts'
import { missingSdk } from './build/missing-sdk.ts'
import { ledgerPage } from './build/ledger-page.ts'
import { minified } from './build/minified.ts'
import { writePage } from './build/page.ts'
import { plainExports } from './build/plain-exports.ts'
import { pruneTypes } from './build/prune-types.ts'
import { shortLines } from './build/short-lines.ts'
import { removeUnreachableTypes } from './build/reachable-types.ts'

/** The doors whose ES module hands out what the CommonJS one has. */
const handingOn = ['index', 'explore', 'http']

/** What is loaded from elsewhere: with these names, in whichever form. */
const external = [/^node:/, /^@aws-sdk\//, 'fast-check', 'vitest']

for (const folder of ['build', 'dist']) rmSync(folder, { recursive: true, force: true })
execFileSync('tsc', ['-p', 'src'], { stdio: 'inherit' })

const doors = [...handingOn, 'fast-check', 'vitest', 'cli']
const own = [...handingOn, 'vitest', 'cli', 'vitest/fixture', 'testing/assert/matchers']
const bundle = await rolldown({
  input: {
    ...Object.fromEntries(own.map((name) => [name, `build/${name}.js`])),
    [arbitraries]: 'build/fast-check.js',
  },
  external,
  plugins: [
    lazyChunks,
    missingSdk,
    plainExports,
    givenFastCheck,
    ledgerPage,
    minified,
    ascii,
    shortLines,
  ],
  preserveEntrySignatures: 'allow-extension',
  platform: 'node',
})
await bundle.write({
  dir: 'dist',
  format: 'cjs',
  entryFileNames: '[name].js',
  chunkFileNames: 'shared/[name].js',
  codeSplitting: chunking,
  // Types keep them; in code they would only be read again at each load.
  comments: false,
})
writeFileSync('dist/package.json', `${JSON.stringify({ type: 'commonjs' })}\n`)

const require = createRequire(import.meta.url)
for (const door of handingOn) {
  const names = Object.keys(require(`../dist/${door}.js`) as object)
  writeFileSync(`dist/${door}.mjs`, `export { ${names.join(', ')} } from './${door}.js'\n`)
  writeFileSync(`dist/${door}.d.mts`, `export * from './${door}.js'\n`)
}

writeFastCheckDoor()

// Vitest itself cannot be required, so the fixture's door is a real ES module over the same one copy.
copyFileSync('build/vitest.js', 'dist/vitest.mjs')
copyFileSync('dist/vitest.d.ts', 'dist/vitest.d.mts')
rmSync('build', { recursive: true })

await writePage()

const typed = [
  ...doors.map((door) => `${door}.d.ts`),
  ...[...handingOn, 'fast-check', 'vitest'].map((door) => `${door}.d.mts`),
]
pruneTypes('dist', typed)
removeUnreachableTypes('dist', typed)
