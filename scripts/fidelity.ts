// Prints the fidelity ledger to FIDELITY.md.
import { writeFileSync } from 'node:fs'
import { fidelityPage } from './fidelity/page.ts'

writeFileSync('FIDELITY.md', fidelityPage())
