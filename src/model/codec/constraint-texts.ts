/** The words in which AWS's messages say what a value should have been [message-form]. */

/** A required member, or an item of a list, is not there. */
export const notNull = 'Member must not be null'

/** A union does not have one member [union-member]. */
export const exactlyOneMember = 'Member must have exactly one member set'

/**
 * Says which values there are.
 *
 * @param values The values
 * @returns The text
 */
export function oneOf(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(', ')}]`
}

/**
 * Says which pattern holds.
 *
 * @param pattern The pattern
 * @returns The text
 */
export function patterned(pattern: string): string {
  return `Member must satisfy regular expression pattern: ${pattern}`
}

/**
 * Says how much there must be at least.
 *
 * @param what What has a limit
 * @param min The limit
 * @returns The text
 */
export function atLeast(what: 'length' | 'value', min: number): string {
  return `Member must have ${what} greater than or equal to ${min}`
}

/**
 * Says how much there may be at most.
 *
 * @param what What has a limit
 * @param max The limit
 * @returns The text
 */
export function atMost(what: 'length' | 'value', max: number): string {
  return `Member must have ${what} less than or equal to ${max}`
}
