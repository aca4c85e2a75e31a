import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** HL7's definitions and examples of FHIR R4 (CC0), as its package on npm has them. */
export const source = {
  name: 'hl7.fhir.r4.examples',
  version: '4.0.1',
  sha512:
    'DXBdIZOeQaSKIgCU7w6HOC7sw/6BzylmipLkBW4f//pT+Bc94x+8LImwTdvaNThPJoOzpBzvxAzNqjeu3X/zLw==',
} as const

const cache = new URL('../../.cache/', import.meta.url).pathname

/** The texts of the package's JSON files by their names, in the order of these. */
export function readPackage(): ReadonlyMap<string, string> {
  const files = untar(gunzipSync(fetchPackage()))
  return new Map(
    [...files].filter(([name]) => isResourceFile(name)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function isResourceFile(name: string): boolean {
  return name.endsWith('.json') && name !== 'package.json'
}

// A good copy in the cache spares the network.
function fetchPackage(): Buffer {
  const tarball = `${source.name}-${source.version}.tgz`
  const path = join(cache, tarball)
  if (existsSync(path)) {
    const bytes = readFileSync(path)
    if (isGenuine(bytes)) return bytes
  }
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'fetched-'))
  try {
    const args = ['pack', `${source.name}@${source.version}`, '--loglevel', 'error']
    execFileSync('npm', [...args, '--pack-destination', folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const bytes = readFileSync(join(folder, tarball))
    if (!isGenuine(bytes)) {
      throw new Error(`${source.name}@${source.version} has another sha512 than ${source.sha512}.`)
    }
    renameSync(join(folder, tarball), path)
    return bytes
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isGenuine(bytes: Buffer): boolean {
  return createHash('sha512').update(bytes).digest('base64') === source.sha512
}

const BLOCK = 512
const REGULAR_FILE = '0'

function* untar(archive: Buffer): Generator<readonly [name: string, text: string]> {
  let at = 0
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const field = (start: number, length: number): string =>
      archive.toString('latin1', at + start, at + start + length).replace(/[\0 ].*$/s, '')
    const size = Number.parseInt(field(124, 12), 8)
    const content = at + BLOCK
    if (field(156, 1) === REGULAR_FILE) {
      const path = [field(345, 155), field(0, 100)].filter((part) => part !== '').join('/')
      const name = path.replace(/^package\//, '')
      yield [name, archive.toString('utf8', content, content + size)]
    }
    at = content + Math.ceil(size / BLOCK) * BLOCK
  }
}
