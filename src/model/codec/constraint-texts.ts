// The words in which AWS's messages say what a value should have been [message-form].

// A required member, or an item of a list, is not there.
export const notNull = 'Member must not be null'

// A union does not have one member [union-member].
export const exactlyOneMember = 'Member must have exactly one member set'

export function oneOf(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(', ')}]`
}

export function patterned(pattern: string): string {
  return `Member must satisfy regular expression pattern: ${pattern}`
}

export function atLeast(what: 'length' | 'value', min: number): string {
  return `Member must have ${what} greater than or equal to ${min}`
}

export function atMost(what: 'length' | 'value', max: number): string {
  return `Member must have ${what} less than or equal to ${max}`
}

// What all items of a list of texts must be, said of the list [message-items].
export function eachOne(constraints: readonly string[]): string {
  return `Member must satisfy constraint: [${constraints.join(', ')}]`
}
