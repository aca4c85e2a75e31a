import { compileFunction } from 'node:vm'
import {
  createFakeHealthLake,
  manualClock,
  pollingClock,
  type FakeHealthLake,
} from 'fake-healthlake'
import { transformSync } from 'rolldown/utils'
import { expect } from 'vitest'
import type { Call, Fault, ObjectView, State, Timeline } from '../../src/page/answers.ts'
import type { Recorded, Resource, Wanted } from '../../src/page/copy/recorded.ts'
import { writeTest } from '../../src/page/copy/write-test.ts'
import type { Served } from '../http/tools.ts'

/** What the page reads to make a test. */
async function recordedFrom({ fake, steer }: Pick<Served, 'fake' | 'steer'>): Promise<Recorded> {
  const read = async <Answer>(path: string) => (await steer('GET', `/_fake/${path}`)).json as Answer
  const state = await read<State>('state')
  const listed = await read<readonly ObjectView[]>('objects')
  const resources = state.datastores.map(async ({ properties }) => {
    const id = String(properties['DatastoreId'])
    return [id, await read<readonly Resource[]>(`resources/${id}`)] as const
  })
  return {
    calls: await read<readonly Call[]>('history'),
    state,
    lanes: (await read<Timeline>('timeline')).lanes,
    faults: await read<readonly Fault[]>('faults/all'),
    objects: listed.map(({ uri }) => ({ uri, text: fake.objects.text(uri) ?? '' })),
    resources: Object.fromEntries(await Promise.all(resources)),
  }
}

/** Copies as a test. */
export async function copied(
  from: Pick<Served, 'fake' | 'steer'>,
  wanted: Wanted,
): Promise<string> {
  return writeTest(await recordedFrom(from), wanted)
}

/** Runs a copied test: it throws where that fails. What it made is given back. */
export function runCopied(text: string): { title: string; fake: FakeHealthLake } {
  const code = transformSync('copied.ts', text).code.replaceAll(/^import .*$/gm, '')
  let title = ''
  let made: FakeHealthLake | undefined
  const surroundings = {
    expect,
    manualClock,
    pollingClock,
    test(name: string, run: () => void) {
      title = name
      run()
    },
    createFakeHealthLake(...given: Parameters<typeof createFakeHealthLake>) {
      made = createFakeHealthLake(...given)
      return made
    },
  }
  const run = compileFunction(code, Object.keys(surroundings)) as (...all: unknown[]) => void
  run(...Object.values(surroundings))
  if (made === undefined) throw new Error('The copied test makes no fake.')
  return { title, fake: made }
}

/** What is the same wherever a history is asked for anew. */
export function outcomesOf(fake: FakeHealthLake): object[] {
  return fake.history.map(({ operation, at, error, region }) => ({
    operation,
    at,
    region,
    error: error?.name,
    rule: error?.rule,
  }))
}
