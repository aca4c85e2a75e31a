import { isObject } from '../../kernel/assert-options.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { dateOf, readInstant } from '../../kernel/instant.ts'
import { didYouMean, shortened, show, thereAre } from '../../kernel/suggest.ts'
import { readPartial, rightType } from '../../model/healthlake/partial.ts'
import type { Shape } from '../../model/codec/shape.ts'
import { isMatcher } from './partly.ts'

export interface Asking {
  // Who asks, to begin an error's sentence with.
  readonly where: string
  // What is asked for, as a whole.
  readonly what: string
  // Whether text may stand that its enumeration does not have, as it may in a request that was refused.
  readonly beyondEnums: boolean
}

export function readWanted(shapeName: string, wanted: unknown, asking: Asking): unknown {
  const { where } = asking
  assertPartial(wanted, asking)
  return readPartial(shapeName, wanted, {
    takes: isMatcher,
    keepsUndefined: true,
    unknownMember(path, member, known) {
      throw new MisuseError(
        `${where}: there is no member ${shortened(path)}.${didYouMean(member, known)} ${thereAre(known)}`,
      )
    },
    leaf(shape, value, path) {
      const read = shape.type === 'timestamp' ? readDate(value) : value
      const right = rightType(shape, read)
      if (right !== undefined) {
        throw new MisuseError(
          `${where}: ${path} cannot be ${show(value)}; give ${right}, or a matcher such as expect.anything().`,
        )
      }
      if (!asking.beyondEnums) assertInEnum(shape, value, where, path)
      return read
    },
  })
}

export function assertPartial(
  wanted: unknown,
  { where, what }: Asking,
): asserts wanted is Readonly<Record<string, unknown>> {
  if (isObject(wanted) || isMatcher(wanted)) return
  throw new MisuseError(
    `${where}: ${what} cannot be ${show(wanted)}; give an object with some of its members, or a matcher such as expect.anything().`,
  )
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
