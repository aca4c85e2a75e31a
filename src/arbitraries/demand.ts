import { MisuseError } from '../core/errors.ts'
import { didYouMean, listed, show } from '../core/suggest.ts'
import type { OperationName } from '../spec/infer.ts'
import { operations } from '../spec/operations.ts'

/**
 * Refuses what is no operation.
 *
 * @param name The operation's name
 * @param where What asks, to begin the error's sentence with
 * @throws MisuseError naming the operations that there are
 */
export function demandOperation(name: unknown, where: string): asserts name is OperationName {
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
export function demandOption(holds: boolean, name: string, value: unknown, right: string): void {
  if (!holds) throw new MisuseError(`${name} is ${show(value)}; give ${right}.`)
}
