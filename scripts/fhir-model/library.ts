import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

const quiet = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund']

/**
 * Fetches a library into the cache: ours is compared with it, but it is too large to be installed with the project.
 *
 * @param name Its name on npm
 * @param version Its version
 * @returns Where it is installed
 */
export function libraryFolder(name: string, version: string): string {
  const cache = new URL('../../.cache/', import.meta.url).pathname
  const folder = `${cache}${name}@${version}`
  const installed = `${folder}/node_modules/${name}`
  if (!existsSync(installed)) install(`${name}@${version}`, folder)
  return installed
}

// By itself and then moved there, since several processes may ask for it at once: the first to be done is taken.
function install(library: string, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true })
  const own = mkdtempSync(`${folder}-`)
  execFileSync('npm', ['install', '--prefix', own, ...quiet, library], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    renameSync(own, folder)
  } catch (error) {
    rmSync(own, { recursive: true })
    if (!existsSync(folder)) throw error
  }
}
