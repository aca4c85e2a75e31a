import { execFileSync } from 'node:child_process'
import type { Row } from './rows.ts'

const ROUNDS = 15

// One process loads both, each for the first time: the package needs the SDK, so that comes first.
const program = `
  const begun = performance.now()
  require('@aws-sdk/client-healthlake')
  const between = performance.now()
  require('fake-healthlake')
  console.log(JSON.stringify([between - begun, performance.now() - between]))
`

/** What it costs to load the package. */
export const loadRows: readonly Row[] = [
  {
    name: 'Loading the package, against loading the SDK',
    limit: 0.3,
    measure() {
      const best = [Infinity, Infinity]
      for (let round = 0; round < ROUNDS; round += 1) {
        const out = execFileSync(process.execPath, ['--no-warnings', '-e', program], {
          encoding: 'utf8',
        })
        const [theirs = Infinity, ours = Infinity] = JSON.parse(out) as number[]
        best[0] = Math.min(best[0] ?? Infinity, theirs)
        best[1] = Math.min(best[1] ?? Infinity, ours)
      }
      return (best[1] ?? Infinity) / (best[0] ?? Infinity)
    },
  },
]
