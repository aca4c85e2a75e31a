import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { bundled } from '../bundled.ts'

it('settle takes more transitions at one instant than a call takes arguments', async () => {
  const program = await bundled('test/core/many-transitions-program.ts')
  onTestFinished(() => rm(dirname(program), { recursive: true }))

  // A small stack has room for fewer arguments.
  const { stdout } = await promisify(execFile)(process.execPath, ['--stack-size=300', program])

  expect(JSON.parse(stdout)).toEqual({ spread: 'RangeError', settled: [50_000, 0] })
})
