import { MisuseError } from '../../kernel/errors.ts'
import { dateOf, readInstant } from '../../kernel/instant.ts'
import { didYouMean, show, thereAre } from '../../kernel/suggest.ts'
import { readPartial, rightType } from '../../model/healthlake/partial.ts'
import type { Shape } from '../../model/codec/shape.ts'
import { isMatcher } from './partly.ts'

export interface Asking {
  // Who asks, to begin an error's sentence with.
  readonly where: string
  // Whether text may stand that its enumeration does not have, as it may in a request that was refused.
  readonly beyondEnums: boolean
}

export function readWanted(shapeName: string, wanted: unknown, asking: Asking): unknown {
  const { where } = asking
  return readPartial(shapeName, wanted, {
    takes: isMatcher,
    keepsUndefined: true,
    unknownMember(path, member, known) {
      throw new MisuseError(
        `${where}: there is no ${path}.${didYouMean(member, known)} ${thereAre(known)}`,
      )
    },
    leaf(shape, value, path) {
      const read = shape.type === 'timestamp' ? readDate(value) : value
      const right = rightType(shape, read)
      if (right !== undefined) {
        throw new MisuseError(
          `${where}: ${path === '' ? shapeName : path} cannot be ${show(value)}; give ${right}, or a matcher such as expect.anything().`,
        )
      }
      if (!asking.beyondEnums) assertInEnum(shape, value, where, path)
      return read
    },
  })
}

function readDate(value: unknown): Date | undefined {
  // A number might be seconds or milliseconds.
  const instant = typeof value === 'number' ? undefined : readInstant(value)
  return instant === undefined ? undefined : dateOf(instant)
}

function assertInEnum(shape: Shape, value: unknown, where: string, path: string): void {
  const legal = shape.type === 'string' ? shape.enum : undefined
  if (legal === undefined || legal.some((one) => one === value)) return
  throw new MisuseError(
    `${where}: ${path} cannot be ${show(value)}.${didYouMean(String(value), legal)} ${thereAre(legal)}`,
  )
}
