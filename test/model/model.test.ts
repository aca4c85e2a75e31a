import * as fc from 'fast-check'
import { it } from 'vitest'
import { runs } from '../properties/runs.ts'
import { commands } from './commands.ts'
import { newReal } from './real.ts'
import type { Toy } from './toy.ts'

it('Two clients in two regions are told what a much simpler model says, whatever they do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: 'max' }), async (steps) => {
      const model: Toy = { stores: [], jobs: [], faults: [] }
      await fc.asyncModelRun(() => ({ model, real: newReal() }), steps)
    }),
    runs(100),
  )
})
