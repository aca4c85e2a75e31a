import { MisuseError } from '../../kernel/errors.ts'
import { shortened } from '../../kernel/suggest.ts'
import type { Paths } from './path.ts'
import { paths } from './paths.ts'

interface Found {
  readonly methods: Paths[string]
  readonly names: Readonly<Record<string, string>>
}

const plainPaths = new Set(Object.keys(paths).filter((path) => !path.includes('<')))

const patterns = Object.keys(paths)
  .filter((path) => !plainPaths.has(path))
  .map((pattern) => ({ pattern, segments: pattern.split('/') }))

export function findPath(path: string): Found | undefined {
  const plain = plainPaths.has(path) ? paths[path] : undefined
  if (plain !== undefined) return { methods: plain, names: {} }
  const given = path.split('/')
  for (const { pattern, segments } of patterns) {
    const names = match(segments, given)
    if (names !== undefined) return { methods: paths[pattern] as Paths[string], names }
  }
  return undefined
}

function match(
  segments: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  const names: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    const [, name, isRest] = /^<(\w+)(…?)>$/.exec(segment) ?? []
    const part = isRest === '…' ? given.slice(index).join('/') : (given[index] ?? '')
    if (name === undefined ? part !== segment : part === '') return undefined
    if (name !== undefined) names[name] = decoded(part)
    if (isRest === '…') return names
  }
  return given.length === segments.length ? names : undefined
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new MisuseError(
      `The path has ${shortened(part)}, with an escape that is not UTF-8; write a percent sign as %25.`,
    )
  }
}
