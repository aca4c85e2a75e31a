/**
 * Parses JSON.
 *
 * @param text Any text
 * @returns What it says, or undefined when it is not JSON
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Tells whether a value is an object with members.
 *
 * @param value Anything, as JSON gave it
 * @returns True for an object
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Tells whether a value is an object whose members all have a form.
 *
 * @param value Anything, as JSON gave it
 * @param is The form
 * @returns True for such an object
 */
export function isRecordOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return isRecord(value) && Object.values(value).every(is)
}

/**
 * Tells whether a value is left out or has a form.
 *
 * @param value Anything, as JSON gave it
 * @param is The form
 * @returns True for undefined and for such a value
 */
export function isAbsentOr(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value)
}

/**
 * Tells whether a value is a list whose items all have a form.
 *
 * @param value Anything, as JSON gave it
 * @param is The form
 * @returns True for such a list
 */
export function isListOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is)
}

/**
 * Makes an object anew, value by value.
 *
 * @param record The object
 * @param change Makes a new value of an old one
 * @returns The new object
 */
export function mapValues<T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}
