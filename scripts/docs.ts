// Writes what is generated of the documentation: pages, parts of others, the type of `assumptions`, and the schema of
// what control paths take.
import { readFileSync, writeFileSync } from 'node:fs'
import { lifeCyclesPage } from './docs/life-cycles.ts'
import { schemaFile } from './docs/schema.ts'
import { pagesWithParts, withParts } from './docs/parts.ts'
import { assumptionsModule } from './fidelity/assumptions.ts'
import { fidelityPage } from './fidelity/page.ts'

writeFileSync('FIDELITY.md', fidelityPage())
writeFileSync('src/model/ledger/assumptions.ts', assumptionsModule())
writeFileSync('guides/life-cycles.md', lifeCyclesPage())
for (const path of pagesWithParts) {
  writeFileSync(path, await withParts(path, readFileSync(path, 'utf8')))
}
writeFileSync('schema/control.schema.json', schemaFile())
