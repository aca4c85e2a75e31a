import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { bundled } from '../bundled.ts'
import { hostileSurroundings } from './hostile-surroundings.ts'

const guard = new URL('guard.mjs', import.meta.url).href
const program = await bundled('test/doors/hermetic-program.ts')
const wireProgram = await bundled('test/doors/hermetic-wire-program.ts')

afterAll(async () => {
  for (const file of [program, wireProgram]) await rm(dirname(file), { recursive: true })
})

/** Sends through doors where every setting of AWS is a trap and every way out is guarded, a process for each. */
async function reportsOf(
  trap: 'variables' | 'files' | 'none',
  doors: readonly string[],
  started = program,
): Promise<unknown[]> {
  const { home, env } = await hostileSurroundings()
  onTestFinished(() => rm(home, { recursive: true }))
  const options = ['--no-warnings', '--import', guard, started]
  const outputs = doors.map((door) =>
    promisify(execFile)(process.execPath, [...options, door], { env: env[trap] }),
  )
  return (await Promise.all(outputs)).map(({ stdout }) => JSON.parse(stdout))
}

const untouched = {
  arn: expect.stringMatching(/^arn:aws:healthlake:us-east-1:123456789012:datastore\/fhir\//),
  error: 'ThrottlingException',
  attempts: [1, 3],
  hosts: ['healthlake.us-east-1.amazonaws.com'],
  keys: ['AKIDFAKEHEALTHLAKE'],
  believed: [],
  reached: [],
  read: [],
}

describe.each(['variables', 'files'] as const)('Where the %s of AWS are hostile', (trap) => {
  it('a client of the fake believes none, and looks for nothing outside', async () => {
    const reports = await reportsOf(trap, ['client', 'clientConfig', 'directClient'])

    const withoutBytes = { ...untouched, attempts: [1, 1], hosts: [], keys: [] }
    expect(reports).toEqual([untouched, untouched, withoutBytes])
  }, 30_000)

  it('a client that is intercepted has its own number of attempts, and leads nowhere else', async () => {
    const reports = await reportsOf(trap, ['intercept'])

    const attempts = trap === 'variables' ? [1, 1] : [1, 3]
    expect(reports).toEqual([{ ...untouched, attempts }])
  }, 30_000)
})

describe.each(['files', 'none'] as const)(
  'Where AWS_REGION is not set, and there are %s,',
  (trap) => {
    it("a client that has no region gets the fake's, and nobody looks for another", async () => {
      const reports = await reportsOf(trap, [
        'intercept without a region',
        'intercept of the class without a region',
        'attach without a region',
      ])

      const withoutBytes = { ...untouched, attempts: [1, 1], hosts: [], keys: [] }
      expect(reports).toEqual([untouched, untouched, withoutBytes])
    }, 30_000)
  },
)

it.each(['execute', 'fetch', 'fhir', 'interceptHttp', 'serve', 'objects.attach', 'explore'])(
  'Whatever the machine says, %s answers and leaves the same, and looks for nothing outside',
  async (door) => {
    const reports = await Promise.all(
      (['none', 'variables', 'files'] as const).map((trap) => reportsOf(trap, [door], wireProgram)),
    )

    const [usual, ...others] = reports.flat()
    expect(usual).toMatchObject({ answer: expect.anything(), reached: [], read: [] })
    for (const other of others) expect(other).toEqual(usual)
  },
  30_000,
)
