export interface AsymmetricMatcher {
  asymmetricMatch(other: unknown): boolean
}

export function isMatcher(value: unknown): value is AsymmetricMatcher {
  const { asymmetricMatch } = Object(value) as Partial<AsymmetricMatcher>
  return typeof value === 'object' && typeof asymmetricMatch === 'function'
}
