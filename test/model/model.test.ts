import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { commands } from './commands.ts'
import { newReal, newToy, regions } from './real.ts'

it('Two clients in two regions are told what a much simpler model says, whatever they do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: 'max' }), async (steps) => {
      const [model, real] = [newToy(), newReal()]

      await fc.asyncModelRun(() => ({ model, real }), steps)

      for (const region of regions) {
        const seen = real.fake.datastores({ region }).map((store) => store.DatastoreStatus)
        const there = model.stores.filter((store) => store.region === region)
        const statuses = there.map(({ status }) => status)
        expect(seen).toEqual(statuses.filter((status) => status !== 'FORGOTTEN'))
      }
    }),
    runs(20),
  )
})
