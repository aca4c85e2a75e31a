const required = require('fake-healthlake')
const { exploreFaults } = require('fake-healthlake/explore')
const { serve } = require('fake-healthlake/http')

async function createStore(fork) {
  fork.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
}

async function main() {
  const imported = await import('fake-healthlake')
  for (const name of Object.keys(required)) {
    if (required[name] !== imported[name]) throw new Error(`There are two of ${name}.`)
  }
  const server = await serve(imported.createFakeHealthLake())
  await server.close()
  const { calls } = await exploreFaults(imported.createFakeHealthLake(), createStore, {
    outcomes: [],
  })
  if (calls !== 1) throw new Error(`Explored ${calls} calls.`)
  try {
    require('fake-healthlake/vitest')
  } catch (error) {
    console.log(`required ${Object.keys(required).length} names; ${error.message.split('.')[0]}`)
  }
}

main()
