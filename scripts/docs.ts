// Writes the pages, and the parts of the README, that are generated.
import { readFileSync, writeFileSync } from 'node:fs'
import { lifeCyclesPage } from './docs/life-cycles.ts'
import { withParts } from './docs/parts.ts'
import { fidelityPage } from './fidelity/page.ts'

writeFileSync('FIDELITY.md', fidelityPage())
writeFileSync('guides/life-cycles.md', lifeCyclesPage())
writeFileSync('README.md', await withParts(readFileSync('README.md', 'utf8')))
