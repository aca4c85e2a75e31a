import { MisuseError } from './errors.ts'
import { didYouMean, listed, shortened, show, thereAre } from './suggest.ts'

// Assertions on what the author of a test gave. A name begins with who asks, where more than one may: 'faults.add: skip'.

export function assertThat(
  holds: boolean,
  name: string,
  value: unknown,
  right: string,
): asserts holds {
  if (!holds) throw new MisuseError(`${name} is ${show(value)}; give ${right}.`)
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === '[object Object]'
}

export function assertObject(
  value: unknown,
  name: string,
  right = 'an object',
): asserts value is Readonly<Record<string, unknown>> {
  assertThat(isObject(value), name, value, right)
}

export function assertList(value: unknown, name: string): asserts value is readonly unknown[] {
  const isGood = Array.isArray(value) && value.length > 0
  assertThat(isGood, name, value, 'a list that is not empty, or leave it out')
}

export function assertText(value: unknown, name: string, right: string): asserts value is string {
  assertThat(typeof value === 'string', name, value, right)
}

export function assertCount(value: unknown, name: string, least: 0 | 1 = 0): void {
  const isGood = Number.isSafeInteger(value) && Number(value) >= least
  assertThat(isGood, name, value, `a whole number, ${least} or more`)
}

export function assertOneOf(value: unknown, name: string, legal: readonly string[]): void {
  const isLegal = legal.some((one) => one === value)
  assertThat(isLegal, name, value, `${legal.length > 1 ? 'one of ' : ''}${listed(legal)}`)
}

// What is known can be named, if only that which is simulated is told of.
export function assertSimulated(
  name: unknown,
  known: readonly string[],
  subject = show(name),
  simulated: readonly string[] = known,
): asserts name is string {
  if (typeof name === 'string' && known.includes(name)) return
  const guess = typeof name === 'string' ? didYouMean(name, simulated) : ''
  throw new MisuseError(`${subject} is not simulated.${guess} Simulated are ${listed(simulated)}.`)
}

export function assertKnownMembers(
  given: unknown,
  known: readonly string[],
  where: string,
  shown: readonly string[] = known,
): void {
  if (!isObject(given)) {
    throw new MisuseError(`${where}: ${show(given)} is not an object with ${listed(shown)}.`)
  }
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new MisuseError(
      `${where}: there is no member ${shortened(unknown)}.${didYouMean(unknown, shown)} ${thereAre(shown)}`,
    )
  }
}
