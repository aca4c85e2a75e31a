import { isDate, readInstant } from '../../kernel/instant.ts'
import { isMatcher } from './asymmetric.ts'
import { shownAs } from './shown.ts'

export interface Difference {
  // The member, as `A.B[0]`; empty for the value itself.
  readonly path: string
  readonly wanted: unknown
  readonly given: unknown
}

export function differenceOf(wanted: unknown, given: unknown, path = ''): Difference | undefined {
  if (isSame(wanted, given)) return undefined
  const difference = { path, wanted, given }
  if (isMatcher(wanted) || isDate(wanted) || !isNode(wanted) || !isNode(given)) {
    return difference
  }
  if (Array.isArray(wanted) !== Array.isArray(given)) return difference
  if (Array.isArray(wanted) && wanted.length !== (given as unknown as unknown[]).length) {
    return difference
  }
  for (const member of Object.keys(wanted)) {
    const inside = differenceOf(wanted[member], given[member], memberPath(path, member, wanted))
    if (inside !== undefined) return inside
  }
  return undefined
}

export function describeDifference({ path, wanted, given }: Difference): string {
  return `${path === '' ? 'it' : path} is ${shownAs(given)}, not ${shownAs(wanted)}`
}

function isSame(wanted: unknown, given: unknown): boolean {
  if (Object.is(wanted, given)) return true
  if (isMatcher(wanted)) return wanted.asymmetricMatch(given)
  return isDate(wanted) && readInstant(given) === wanted.getTime()
}

function memberPath(path: string, member: string, parent: object): string {
  if (Array.isArray(parent)) return `${path}[${member}]`
  return path === '' ? member : `${path}.${member}`
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
