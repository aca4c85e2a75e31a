import type { JsonObject } from '../../../kernel/json.ts'
import { shortened } from '../../../kernel/suggest.ts'
import { typeInReference } from '../reference.ts'
import type { Scope } from './scope.ts'

const CONDITIONAL = /^([A-Za-z]+)\?./
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/

// What is wrong with a Reference that may lead to some types alone; undefined if nothing is, or nothing can be known.
export function referenceProblem(
  { reference, type }: JsonObject,
  targets: readonly string[],
  scope: Scope,
): string | undefined {
  const found = typeof reference === 'string' ? typeOf(reference, scope) : undefined
  if (found?.problem !== undefined) return found.problem
  if (targets.length === 0) return undefined
  const named = [found?.type, typeof type === 'string' ? type : undefined]
  const wrong = named.find(
    (name) =>
      name !== undefined && scope.model.resourceType(name) !== undefined && !targets.includes(name),
  )
  return wrong === undefined
    ? undefined
    : `A reference to ${wrong} is not allowed here; it must be to ${targets.join(' or ')}`
}

interface Found {
  readonly type?: string | undefined
  readonly problem?: string
}

function typeOf(reference: string, { contained, model }: Scope): Found {
  if (reference.startsWith('#')) return typeOfContained(reference, contained)
  const type = typeInReference(reference) ?? CONDITIONAL.exec(reference)?.[1]
  if (ABSOLUTE.test(reference)) return { type }
  if (type !== undefined && model.resourceType(type) !== undefined) return { type }
  return {
    problem: `The reference '${shortened(reference)}' is neither an absolute URL nor of the form Type/id, of a type of R4`,
  }
}

// Rule ref-1 of R4.
function typeOfContained(reference: string, contained: Scope['contained']): Found {
  if (reference === '#') return {}
  const type = contained.get(reference.slice(1))?.['resourceType']
  if (contained.has(reference.slice(1))) return typeof type === 'string' ? { type } : {}
  return {
    problem: `Rule ref-1: there is no contained resource for the local reference '${shortened(reference)}'`,
  }
}
