import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { describe, expect, it } from 'vitest'

/** The modules that an entry of the package loads, from `src` on. */
async function modulesOf(entry: string): Promise<readonly string[]> {
  const input = fileURLToPath(new URL(`../../src/${entry}.ts`, import.meta.url))
  await using bundle = await rolldown({ input, external: [/^node:/, /^@aws-sdk\//] })
  const { output } = await bundle.generate()
  const source = fileURLToPath(new URL('../../src/', import.meta.url))
  return output[0].moduleIds.map((id) => id.replace(source, ''))
}

describe('What exploreFaults needs', () => {
  const timers = 'explore/system-timers.ts'

  it('is loaded by its own entry', async () => {
    expect(await modulesOf('explore')).toContain(timers)
  })

  it.each(['index', 'http'])('is not loaded by the entry %s', async (entry) => {
    const modules = await modulesOf(entry)

    expect(modules).toContain('clients/service-of.ts')
    expect(modules.filter((name) => name.startsWith('explore/'))).toEqual([])
  })
})
