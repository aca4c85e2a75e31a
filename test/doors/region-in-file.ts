import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'

/** Takes AWS_REGION away until the end of the test, and has a file name a region. */
export async function regionInFileAlone(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'region-'))
  const file = join(folder, 'config')
  await writeFile(file, '[default]\nregion = mars-east-1\n')
  for (const name of ['AWS_REGION', 'AWS_PROFILE']) vi.stubEnv(name, undefined)
  vi.stubEnv('AWS_CONFIG_FILE', file)
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true })
  })
}
