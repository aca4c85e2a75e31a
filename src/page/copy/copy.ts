import { get, getText } from '../api.ts'
import type { Call, Fault, ObjectView, State, Timeline } from '../answers.ts'
import { objectPath, resourcePath } from '../paths.ts'
import type { Recorded, Resource, Wanted } from './recorded.ts'
import { writeTest } from './write-test.ts'

// Reads what the test is made of, and writes it.
export async function copyTest(wanted: Wanted): Promise<string> {
  const [calls, state, { lanes }, faults, listed] = await Promise.all([
    get<readonly Call[]>('history'),
    get<State>('state'),
    get<Timeline>('timeline'),
    get<readonly Fault[]>('faults/all'),
    get<readonly ObjectView[]>('objects'),
  ])
  const [objects, resources] = await Promise.all([readObjects(listed), readResources(state)])
  return writeTest({ calls, state, lanes, faults, objects, resources }, wanted)
}

// What is larger would make no test that anybody reads; in bytes.
const MOST = 20_000

function readObjects(listed: readonly ObjectView[]): Promise<Recorded['objects']> {
  const small = listed.filter(({ size }) => size <= MOST)
  return Promise.all(small.map(async ({ uri }) => ({ uri, text: await getText(objectPath(uri)) })))
}

const MOST_RESOURCES = 200

async function readResources({ datastores }: State): Promise<Recorded['resources']> {
  const few = datastores.filter(({ resources }) => {
    const count = Object.values(resources).reduce((sum, each) => sum + each, 0)
    return count > 0 && count <= MOST_RESOURCES
  })
  const read = few.map(async ({ properties }) => {
    const id = String(properties['DatastoreId'])
    return [id, await get<readonly Resource[]>(resourcePath(id))] as const
  })
  return Object.fromEntries(await Promise.all(read))
}
