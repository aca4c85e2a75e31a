// Writes the reference of all public names into a folder, `docs` unless another is given.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { readModules } from './check-docs/modules.ts'
import { referencePages } from './reference/pages.ts'

const [folder = 'docs'] = process.argv.slice(2)

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
for (const [name, text] of referencePages(readModules('src'))) {
  writeFileSync(`${folder}/${name}`, text)
}
