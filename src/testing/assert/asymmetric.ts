/** What decides itself what it equals, as `expect.any(String)` does, in whichever runner. */
export interface AsymmetricMatcher {
  asymmetricMatch(other: unknown): boolean
}

/**
 * Tells whether a value is an asymmetric matcher.
 *
 * @param value The value
 * @returns Whether it is
 */
export function isMatcher(value: unknown): value is AsymmetricMatcher {
  const { asymmetricMatch } = Object(value) as Partial<AsymmetricMatcher>
  return typeof value === 'object' && typeof asymmetricMatch === 'function'
}
