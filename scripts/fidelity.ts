// Prints the fidelity ledger to FIDELITY.md, and its switches as a type.
import { writeFileSync } from 'node:fs'
import { assumptionsModule } from './fidelity/assumptions.ts'
import { fidelityPage } from './fidelity/page.ts'

writeFileSync('FIDELITY.md', fidelityPage())
writeFileSync('src/model/ledger/assumptions.ts', assumptionsModule())
