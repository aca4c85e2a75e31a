import type { Plugin } from 'rolldown'
import { readLedger } from './read-ledger.ts'

/** Has the package hold the ledger once: as the page, from which the chunk of the ledger reads it when it is asked for. */
export const ledgerPage: Plugin = {
  name: 'ledger-page',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk' && file.name === 'ledger') file.code = reading
    }
  },
}

const reading = `${readLedger.toString()}
module.exports = () => ({ ledger: readLedger(require('node:fs').readFileSync(require('node:path').join(__dirname, '../../FIDELITY.md'), 'utf8')) })
`
