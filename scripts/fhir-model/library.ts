import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const quiet = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund']

/**
 * Fetches a library into the cache: ours is compared with it, but it is too large to be installed with the project.
 *
 * @param name Its name on npm
 * @param version Its version
 * @returns Where it is installed
 */
export function libraryFolder(name: string, version: string): string {
  const folder = new URL(`../../.cache/${name}@${version}/`, import.meta.url).pathname
  const installed = `${folder}node_modules/${name}`
  if (!existsSync(installed)) {
    execFileSync('npm', ['install', '--prefix', folder, ...quiet, `${name}@${version}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  return installed
}
