import type { Comparison, Difference } from './compare.ts'

/**
 * Puts a comparison into words.
 *
 * @param comparison What was found
 * @returns Lines to print: the differences by operation, the known gaps, a summary
 */
export function report({ differences, gaps, compared }: Comparison): string {
  const headings = new Set(differences.map(({ operation }) => operation))
  const sections = [...headings].map((heading) =>
    section(
      heading ?? 'No operation uses',
      differences.filter(({ operation }) => operation === heading).flatMap(describe),
    ),
  )
  const known = gaps.length > 0 ? [section('Not simulated, on purpose', gaps)] : []
  return [...sections, ...known, summary(differences.length, gaps.length, compared)].join('\n\n')
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

function summary(differences: number, gaps: number, compared: Comparison['compared']): string {
  const { operations, shapes, errors } = compared
  const looked = `${count(operations, 'operation')}, ${count(shapes, 'shape')} and ${count(errors, 'error')} compared`
  const found = differences === 0 ? 'no differences' : count(differences, 'difference')
  const verb = gaps === 1 ? 'is' : 'are'
  const beyond = gaps === 0 ? '' : ` beyond ${count(gaps, 'operation')} that ${verb} not simulated`
  return `${looked}: ${found}${beyond}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
