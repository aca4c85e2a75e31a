import { draw, toFraction, uuid } from './random.ts'

/** Chance for one population, in order of asking. */
export interface RandomSource {
  /** @returns A whole number from `low` to `high`, both included */
  between(low: number, high: number): number
  /** @returns One of them */
  oneOf<T>(choices: readonly T[]): T
  /** @returns An id for a resource */
  id(): string
}

/**
 * Makes dice of which the throws depend on the seed and a name alone.
 *
 * @param seed The seed
 * @param name The name
 * @returns The dice
 */
export function createRandomSource(seed: number, name: string): RandomSource {
  let thrown = 0
  function next() {
    thrown += 1
    return draw(seed, name, thrown)
  }
  function between(low: number, high: number): number {
    return low + Math.floor(toFraction(next()) * (high - low + 1))
  }
  return {
    between,
    oneOf: <T>(choices: readonly T[]) => choices[between(0, choices.length - 1)] as T,
    id: () => uuid(next()),
  }
}
