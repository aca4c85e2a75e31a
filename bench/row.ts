/** A promise of speed or size. */
export interface Row {
  readonly name: string
  readonly limit: number
  /** What the numbers count (default: times). */
  readonly unit?: string
  measure(): Promise<number> | number
}
