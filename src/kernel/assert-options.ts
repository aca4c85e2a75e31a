import { MisuseError } from './errors.ts'
import { didYouMean, listed, show, thereAre } from './suggest.ts'

export function assertKnownMembers(given: object, known: readonly string[], where: string): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new MisuseError(`${where}: ${show(given)} is no object; it has ${listed(known)}.`)
  }
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new MisuseError(
      `${where}: there is no ${unknown}.${didYouMean(unknown, known)} ${thereAre(known)}`,
    )
  }
}
