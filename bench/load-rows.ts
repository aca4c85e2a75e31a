import { inFreshProcesses } from './fresh.ts'
import type { Row } from './row.ts'

const ROUNDS = 25

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
    limit: 0.22,
    measure() {
      const rounds = inFreshProcesses<[theirs: number, ours: number]>(program, ROUNDS)
      return (
        Math.min(...rounds.map(([, ours]) => ours)) / Math.min(...rounds.map(([theirs]) => theirs))
      )
    },
  },
]
