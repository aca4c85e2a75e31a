import { createRequire } from 'node:module'
import * as imported from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { serve } from 'fake-healthlake/http'
import pack from 'fake-healthlake/package.json' with { type: 'json' }

const required = createRequire(import.meta.url)('fake-healthlake')
for (const name of Object.keys(required)) {
  if (required[name] !== imported[name]) throw new Error(`There are two of ${name}.`)
}
const server = await serve(imported.createFakeHealthLake())
await server.close()
const { calls } = await exploreFaults(
  required.createFakeHealthLake(),
  async (fork) => fork.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' }),
  { outcomes: [] },
)
if (calls !== 1) throw new Error(`Explored ${calls} calls.`)
console.log(`imported ${Object.keys(imported).length} names of ${pack.version}`)
