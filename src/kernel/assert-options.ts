import { MisuseError } from './errors.ts'
import { didYouMean, listed, show, thereAre } from './suggest.ts'

/**
 * Refuses what is no object of options, and members that it does not have.
 *
 * @param given The object
 * @param known The members that there are
 * @param where What the object is, to begin the error's sentence with
 * @throws MisuseError naming the first unknown member
 */
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
