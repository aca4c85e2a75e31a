import { isRecord } from './json.ts'
import type { Traits } from './service.ts'
import type { SmithyTraits } from './smithy.ts'

/** What says nothing about values in AWS JSON: prose, what tools make of a shape, and the ways of other protocols. */
const silent =
  /^(documentation|externalDocumentation|title|tags|examples|since|unstable|suppress|references|input|output|default|addedDefault|clientOptional|box|error|enum|enumValue|required|retryable|readonly|idempotent|paginated|http.*|xml.*|jsonName)$/

/**
 * Says Smithy's traits in the words of our tables, where they have some: `length` and `range` are `min` and `max`.
 *
 * @param traits The traits of a shape or member
 * @returns What they say about values
 */
export function wordsOf(traits: SmithyTraits = {}): Traits {
  const said = Object.entries(traits)
    .filter(([id]) => id.startsWith('smithy.api#'))
    .map(([id, value]) => [id.slice('smithy.api#'.length), value] as const)
    .filter(([name]) => !silent.test(name))
    .flatMap(([name, value]) => Object.entries(word(name, value)))
  return Object.fromEntries(said)
}

/**
 * Tells whether a shape or member has a trait of Smithy's own.
 *
 * @param traits Its traits
 * @param name The trait's name
 * @returns True if it has it
 */
export function hasTrait(traits: SmithyTraits | undefined, name: string): boolean {
  return traits?.[`smithy.api#${name}`] !== undefined
}

/**
 * Finds the values that the enum trait of Smithy 1.0 lists.
 *
 * @param traits A shape's traits
 * @returns The values, or undefined when there is no such trait
 */
export function enumTrait(traits: SmithyTraits | undefined): readonly unknown[] | undefined {
  const listed = traits?.['smithy.api#enum']
  if (!Array.isArray(listed)) return undefined
  return listed.map((item: unknown) => (isRecord(item) ? item['value'] : item))
}

function word(name: string, value: unknown): Traits {
  if ((name === 'length' || name === 'range') && isRecord(value)) return value
  if (name === 'pattern' && typeof value === 'string') return pattern(value)
  return { [name]: isRecord(value) && Object.keys(value).length === 0 ? true : value }
}

// Our patterns are for whole values, as botocore's are; Smithy's say so with anchors, and else are for any part.
function pattern(value: string): Traits {
  const whole = /^\^(.*)\$$/s.exec(value)
  return whole === null ? { unanchoredPattern: value } : { pattern: whole[1] }
}
