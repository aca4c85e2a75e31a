// Lets many data stores become ACTIVE at one instant, and tells whether a call could take as many arguments.
import { createFakeHealthLake } from 'fake-healthlake'

const COUNT = 50_000

function spread(): string {
  try {
    return String(Math.max(...Array<number>(COUNT).fill(0)))
  } catch (error) {
    return (error as Error).name
  }
}

const fake = createFakeHealthLake()
for (let count = 0; count < COUNT; count += 1) fake.addDatastore({ DatastoreStatus: 'CREATING' })
const settled = [fake.settle().length, fake.settle().length]
process.stdout.write(JSON.stringify({ spread: spread(), settled }))
