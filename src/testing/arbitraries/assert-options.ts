import { MisuseError } from '../../kernel/errors.ts'
import { didYouMean, listed, show } from '../../kernel/suggest.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { operations } from '../../model/healthlake/operations.ts'

export function assertOperation(name: unknown, where: string): asserts name is OperationName {
  const names = Object.keys(operations)
  if (typeof name === 'string' && names.includes(name)) return
  throw new MisuseError(
    `${where}: ${show(name)} is no operation that is simulated.${didYouMean(String(name), names)} Simulated are ${listed(names)}.`,
  )
}

export function assertOption(holds: boolean, name: string, value: unknown, right: string): void {
  if (!holds) throw new MisuseError(`${name} is ${show(value)}; give ${right}.`)
}

export function assertList(list: unknown, name: string): void {
  const isGood = list === undefined || (Array.isArray(list) && list.length > 0)
  assertOption(isGood, name, list, 'a list that is not empty, or leave it out')
}

export function assertCount(count: unknown, name: string): void {
  const isGood = count === undefined || (Number.isSafeInteger(count) && Number(count) >= 0)
  assertOption(isGood, name, count, 'a whole number, 0 or more')
}
