import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'

/** An import from one part into another, and where it stands. */
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly file: string
  readonly target: string
}

/** All that the files of a folder import of each other, types too, where it crosses from part to part. */
export function readArrows(folder: string): { parts: ReadonlySet<string>; arrows: Arrow[] } {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => /\.tsx?$/.test(file))
  const partOf = partsBy(files)
  const arrows = files.flatMap((file) =>
    importsOf(readFileSync(join(folder, file), 'utf8')).map((path) => {
      const target = normalize(join(dirname(file), path))
        .split(sep)
        .join('/')
      return { from: partOf(file), to: partOf(target), file, target }
    }),
  )
  return {
    parts: new Set(files.map(partOf)),
    arrows: arrows.filter(({ from, to }) => from !== to),
  }
}

function importsOf(text: string): string[] {
  const found = text.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)
  return Array.from(found, ([, path = '']) => path)
}

// A folder at most two levels deep; a file beside folders is a part of its own.
function partsBy(files: readonly string[]): (file: string) => string {
  const parents = new Set(
    files
      .map((file) => file.split('/'))
      .flatMap(([first = '', ...rest]) => (rest.length > 1 ? [first] : [])),
  )
  return (file) => {
    const [first = '', second = '', ...deeper] = file.split('/')
    if (second === '') return first
    return deeper.length > 0 || parents.has(first) ? `${first}/${second}` : first
  }
}
