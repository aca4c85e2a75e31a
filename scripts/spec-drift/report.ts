import type { Comparison, Difference } from './compare.ts'
import type { Kind } from './walk.ts'

const titles: Readonly<Record<Kind, string>> = {
  disagreement: 'DISAGREEMENTS: one side is wrong',
  addition: 'ADDITIONS: a newer service has what the tables lack',
}

/**
 * Puts a comparison into words.
 *
 * @param comparison What was found
 * @returns Lines to print: disagreements, then additions, each by operation, the known gaps, a summary
 */
export function report(comparison: Comparison): string {
  const { gaps } = comparison
  const known = gaps.length > 0 ? [section('Not simulated, on purpose', gaps)] : []
  return [
    ...chapter(comparison, 'disagreement'),
    ...chapter(comparison, 'addition'),
    ...known,
    summary(comparison),
  ].join('\n\n')
}

function chapter({ differences }: Comparison, kind: Kind): readonly string[] {
  const found = differences.filter((difference) => difference.kind === kind)
  if (found.length === 0) return []
  const headings = new Set(found.map(({ operation }) => operation))
  const sections = [...headings].map((heading) =>
    section(
      heading ?? 'No operation uses',
      found.filter(({ operation }) => operation === heading).flatMap(describe),
    ),
  )
  return [titles[kind], ...sections]
}

function section(heading: string, lines: readonly string[]): string {
  return [heading, ...lines.map((line) => `  ${line}`)].join('\n')
}

function describe({ path, shape, ours, theirs }: Difference): readonly string[] {
  return [
    shape === undefined ? path : `${path} (${shape})`,
    `  table: ${show(ours)}`,
    `  model: ${show(theirs)}`,
  ]
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.map(show).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function summary({ differences, gaps, compared }: Comparison): string {
  const { operations, shapes, errors } = compared
  const looked = `${count(operations, 'operation')}, ${count(shapes, 'shape')} and ${count(errors, 'error')} compared`
  const found = (['disagreement', 'addition'] as const)
    .map((kind) => ({ kind, number: differences.filter((each) => each.kind === kind).length }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => count(number, kind))
  const verb = gaps.length === 1 ? 'is' : 'are'
  const beyond =
    gaps.length === 0 ? '' : ` beyond ${count(gaps.length, 'operation')} that ${verb} not simulated`
  return `${looked}: ${found.length === 0 ? 'no differences' : found.join(' and ')}${beyond}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
