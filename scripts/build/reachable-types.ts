import { existsSync, readdirSync, readFileSync, rmSync, rmdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const IMPORTED = /(?:from|import\()\s*['"](\.[^'"]+)['"]/g

/** Removes the declarations that no door leads to: the compiler writes one for each file. */
export function removeUnreachableTypes(folder: string, doors: readonly string[]): void {
  const open = doors.map((door) => join(folder, door))
  const reached = new Set<string>()
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORTED)) {
      const found = declarationOf(join(dirname(file), path))
      if (found === undefined)
        throw new Error(`${file} imports ${path}, of which there are no types.`)
      open.push(found)
    }
  }
  removeOthers(folder, reached)
}

function declarationOf(path: string): string | undefined {
  const stem = path.replace(/\.[cm]?[jt]s$/, '')
  const isModule = /\.m[jt]s$/.test(path)
  return [`${stem}.d.${isModule ? 'mts' : 'ts'}`].find((file) => existsSync(file))
}

function removeOthers(folder: string, kept: ReadonlySet<string>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) removeOthers(path, kept)
    else if (/\.d\.m?ts$/.test(entry.name) && !kept.has(path)) rmSync(path)
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}
