import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { createFakeHealthLake } from 'fake-healthlake'
import { afterAll, describe, expect, it } from 'vitest'
import { bundled } from '../bundled.ts'

const program = await bundled('test/determinism/program.ts')
const otherDay = new URL('other-day.mjs', import.meta.url).href

afterAll(() => rm(dirname(program), { recursive: true }))

async function run(env: Record<string, string>): Promise<string> {
  const args = ['--no-warnings', '--import', otherDay, program]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 24,
  })
  return stdout
}

describe('The same seed and the same requests', () => {
  it('leave the same bytes on any day, in any zone and locale', async () => {
    const [one, other] = await Promise.all([
      run({ DAYS: '0', TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }),
      run({ DAYS: '-3000', TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
    ])

    expect(one).toContain('ThrottlingException')
    expect(one).toContain('InternalServerException')
    expect(one).toContain('SUCCESS/in/Z.ndjson')
    expect(one).toContain('FHIR_EXPORT')
    expect(other).toBe(one)
  })

  it('make other ids from another seed', () => {
    const ids = [1, 2].map(
      (seed) =>
        createFakeHealthLake({ seed }).execute('CreateFHIRDatastore', {
          DatastoreTypeVersion: 'R4',
        }).DatastoreId,
    )

    expect(ids[0]).not.toBe(ids[1])
  })

  it('make the same ids whatever was looked at or refused before', () => {
    const plain = createFakeHealthLake()
    const busy = createFakeHealthLake()
    busy.execute('ListFHIRDatastores', {})
    expect(() => busy.execute('DescribeFHIRDatastore', { DatastoreId: 'none' })).toThrow('none')
    busy.faults.add({ operation: 'TagResource', probability: 0.5, outcome: 'ThrottlingException' })

    const input = { DatastoreTypeVersion: 'R4' } as const
    expect(busy.execute('CreateFHIRDatastore', input)).toEqual(
      plain.execute('CreateFHIRDatastore', input),
    )
  })
})
