import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('../', import.meta.url))

/**
 * Puts a program of this package into one file, as it stands now: compiled once, it starts many times as fast.
 *
 * @param source The program, from the root of the repository
 * @returns Where the file is; from there it finds the same packages
 */
export async function bundled(source: string): Promise<string> {
  const bundle = await rolldown({
    input: join(root, source),
    external: [/^node:/, /^@aws-sdk\//],
    platform: 'node',
    tsconfig: join(root, 'tsconfig.json'),
  })
  const cache = join(root, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const file = join(await mkdtemp(join(cache, 'fake-healthlake-')), 'program.mjs')
  await bundle.write({ file, format: 'esm' })
  await bundle.close()
  return file
}
