// Prints how many files of src, and functions in them, one piece of work runs through, once all is loaded and warm.
import { Session, type Profiler } from 'node:inspector/promises'
import { CreateFHIRDatastoreCommand, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from '../src/index.ts'

const src = new URL('../src/', import.meta.url).href

// Prepares a fake, and gives the work.
type Walk = (fake: FakeHealthLake) => () => unknown

const walks: Readonly<Record<string, Walk>> = {
  'a Create through client()': (fake) => {
    const client = fake.client()
    const input = { DatastoreName: 'claims', DatastoreTypeVersion: 'R4' } as const
    return () => client.send(new CreateFHIRDatastoreCommand(input))
  },
  'a List through client()': (fake) => {
    fake.addDatastore({ DatastoreName: 'claims' })
    const client = fake.client()
    return () => client.send(new ListFHIRDatastoresCommand({}))
  },
  'clock.advance and a look': (fake) => {
    fake.execute('CreateFHIRDatastore', { DatastoreName: 'claims', DatastoreTypeVersion: 'R4' })
    return () => {
      fake.clock.advance({ minutes: 20 })
      return fake.datastore('claims')
    }
  },
}

const showsFiles = process.argv.includes('--files')
const session = new Session()
session.connect()
await session.post('Profiler.enable')
for (const [name, prepare] of Object.entries(walks)) {
  await prepare(createFakeHealthLake())()
  const called = await callsOf(prepare(createFakeHealthLake()))
  const functions = Array.from(called.values()).reduce((sum, count) => sum + count, 0)
  console.log(`${name}: ${called.size} files, ${functions} functions`)
  if (!showsFiles) continue
  for (const [file, count] of called) console.log(`  ${String(count).padStart(3)}  ${file}`)
}
session.disconnect()

// How many functions of each file are called.
async function callsOf(work: () => unknown): Promise<ReadonlyMap<string, number>> {
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  await session.post('Profiler.takePreciseCoverage')
  await work()
  const { result } = await session.post('Profiler.takePreciseCoverage')
  await session.post('Profiler.stopPreciseCoverage')
  const counts = result
    .filter(({ url }) => url.startsWith(src))
    .map(
      ({ url, functions }) => [url.slice(src.length), functions.filter(isCalled).length] as const,
    )
  const called = counts.filter(([, count]) => count > 0)
  return new Map(called.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function isCalled({ functionName, ranges }: Profiler.FunctionCoverage): boolean {
  return functionName !== '' && (ranges[0]?.count ?? 0) > 0
}
