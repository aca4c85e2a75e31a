import { draw, toFraction, uuid } from './random.ts'

export interface RandomSource {
  between(low: number, high: number): number
  oneOf<T>(choices: readonly T[]): T
  id(): string
}

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
