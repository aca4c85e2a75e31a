/** What elements may have that search looks at. */
export interface Element {
  readonly coding?: readonly Element[]
  readonly system?: string
  readonly code?: string
  readonly value?: string | number
  readonly display?: string
  readonly text?: string
  readonly type?: Element
  readonly comparator?: string
  readonly unit?: string
  readonly currency?: string
  readonly low?: Element
  readonly high?: Element
  readonly reference?: string
  readonly identifier?: Element
}

/** The text of a primitive; none of anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' ? value : ''
}
