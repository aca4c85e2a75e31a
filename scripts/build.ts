// Builds the package: CommonJS is the one copy of code and state; the ES module beside each door hands out the same.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { renameSync, rmSync, writeFileSync } from 'node:fs'

const doors = ['index', 'http']

rmSync('dist', { recursive: true, force: true })
execFileSync('tsc', ['-p', 'src'], { stdio: 'inherit' })
writeFileSync('dist/package.json', `${JSON.stringify({ type: 'commonjs' })}\n`)
const require = createRequire(import.meta.url)
for (const door of doors) {
  const names = Object.keys(require(`../dist/${door}.js`) as object)
  writeFileSync(`dist/${door}.mjs`, `export { ${names.join(', ')} } from './${door}.js'\n`)
  writeFileSync(`dist/${door}.d.mts`, `export * from './${door}.js'\n`)
}

// Vitest itself cannot be required, so the fixture's door is a real ES module over the same one copy.
execFileSync('tsc', ['-p', 'src/vitest'], { stdio: 'inherit' })
renameSync('dist/esm/vitest.js', 'dist/vitest.mjs')
renameSync('dist/esm/vitest.d.ts', 'dist/vitest.d.mts')
rmSync('dist/esm', { recursive: true })
