/** A decimal, exactly: digits × 10 ^ exponent. */
export interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

const FORM = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/

/** Reads a number as it is written; undefined if it is none. */
export function readDecimal(text: string): Decimal | undefined {
  const [, sign = '', whole, fraction = '', exponent = '0'] = FORM.exec(text) ?? []
  if (whole === undefined) return undefined
  return {
    digits: BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`),
    exponent: Number(exponent) - fraction.length,
  }
}

/** Negative if the first is less, positive if it is more. */
export function compare(a: Decimal, b: Decimal): number {
  const exponent = Math.min(a.exponent, b.exponent)
  const difference = scaled(a, exponent) - scaled(b, exponent)
  return difference < 0n ? -1 : Number(difference > 0n)
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to)
}

/** What rounds to a number by its digits: from the first up to the second, which does not. */
export function roundingTo(text: string): readonly [Decimal, Decimal] {
  const { digits, exponent } = readDecimal(text) ?? { digits: 0n, exponent: 0 }
  // R4 prints 1e2 as 95 up to 105, one digit more than the only one it has.
  const places = /^[+-]?\de/i.test(text) ? 2 : 1
  const finer = { digits: digits * 10n ** BigInt(places), exponent: exponent - places }
  return [
    { ...finer, digits: finer.digits - 5n },
    { ...finer, digits: finer.digits + 5n },
  ]
}
