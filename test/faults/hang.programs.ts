import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { bundled } from '../bundled.ts'

const program = await bundled('test/faults/hang-program.ts')

afterAll(() => rm(dirname(program), { recursive: true }))

/** What a program prints that waits in that way, and the code with which it ends by itself. */
async function endOf(way: string): Promise<{ stdout: string; code: number }> {
  const options = { timeout: 60_000 }
  const run = promisify(execFile)(process.execPath, ['--no-warnings', program, way], options)
  return run.then(
    ({ stdout }) => ({ stdout, code: 0 }),
    ({ stdout, code }: { stdout: string; code: number }) => ({ stdout, code }),
  )
}

// Node ends with it where nothing goes on any more in the midst of an await.
const abandoned = { stdout: '', code: 13 }

describe('A request that is never answered', () => {
  it.each([
    ['fetch', 'TimeoutError'],
    ['fetch of a request', 'TimeoutError'],
    ['client', 'AbortError'],
    ['directClient', 'AbortError'],
  ])('keeps the process going until its signal fires: %s', async (way, name) => {
    expect(await endOf(way)).toEqual({ stdout: `${name}\ngoes on\n`, code: 0 })
  })

  it('keeps it going no longer than there is the fake', async () => {
    expect(await endOf('fetch, and disposal')).toEqual(abandoned)
  })

  it('does not keep it going where there is no signal that could end it', async () => {
    expect(await endOf('fetch without a signal')).toEqual(abandoned)
  })
})
