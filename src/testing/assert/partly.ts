/** A matcher of a test runner, such as `expect.any(String)`. */
export interface AsymmetricMatcher {
  /**
   * Says whether a value is as the matcher wants it.
   *
   * @param other The value
   * @returns Whether it is
   */
  asymmetricMatch(other: unknown): boolean
}

/** Some of a value's members; in place of a value, at any depth, may stand a matcher such as `expect.any(String)`. */
export type Partly<Value> = AsymmetricMatcher | PartlyItself<Value>

/** The same, without a matcher in place of the value itself. For a Date its ISO 8601 text will do. */
type PartlyItself<Value> = Value extends Date
  ? Date | string
  : Value extends readonly (infer Item)[]
    ? readonly Partly<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value]?: Partly<Value[Name]> | undefined }
      : Value

export function isMatcher(value: unknown): value is AsymmetricMatcher {
  const { asymmetricMatch } = Object(value) as Partial<AsymmetricMatcher>
  return typeof value === 'object' && typeof asymmetricMatch === 'function'
}
