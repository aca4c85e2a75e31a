import { MisuseError } from '../../kernel/errors.ts'
import { didYouMean, listed, show } from '../../kernel/suggest.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { operations } from '../../model/healthlake/operations.ts'

/**
 * Refuses what is no operation.
 *
 * @param name The operation's name
 * @param where What asks, to begin the error's sentence with
 * @throws MisuseError naming the operations that there are
 */
export function assertOperation(name: unknown, where: string): asserts name is OperationName {
  const names = Object.keys(operations)
  if (typeof name === 'string' && names.includes(name)) return
  throw new MisuseError(
    `${where}: ${show(name)} is no operation that is simulated.${didYouMean(String(name), names)} Simulated are ${listed(names)}.`,
  )
}

/**
 * Refuses an option that is wrong.
 *
 * @param holds Whether what must hold does
 * @param name The option, with what it belongs to
 * @param value Its value
 * @param right What would be right
 * @throws MisuseError if it does not hold
 */
export function assertOption(holds: boolean, name: string, value: unknown, right: string): void {
  if (!holds) throw new MisuseError(`${name} is ${show(value)}; give ${right}.`)
}

/**
 * Refuses an option that is there and is no list, or an empty one.
 *
 * @param list The option's value
 * @param name The option, with what it belongs to
 * @throws MisuseError if it is neither left out nor such a list
 */
export function assertList(list: unknown, name: string): void {
  const isGood = list === undefined || (Array.isArray(list) && list.length > 0)
  assertOption(isGood, name, list, 'a list that is not empty, or leave it out')
}

/**
 * Refuses an option that is there and is no count.
 *
 * @param count The option's value
 * @param name The option, with what it belongs to
 * @throws MisuseError if it is neither left out nor a count
 */
export function assertCount(count: unknown, name: string): void {
  const isGood = count === undefined || (Number.isSafeInteger(count) && Number(count) >= 0)
  assertOption(isGood, name, count, 'a whole number, 0 or more')
}
