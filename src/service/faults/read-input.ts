import { assertObject, assertOneOf, assertThat } from '../../kernel/assert-options.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { readInstant } from '../../kernel/instant.ts'
import { didYouMean, listed, shortened, thereAre } from '../../kernel/suggest.ts'
import { readPartial, rightType, type PartialReader } from '../../model/healthlake/partial.ts'
import type { StructureShape } from '../../model/codec/shape.ts'
import { shapeOf } from '../../model/healthlake/shapes.ts'
import { assertTypeNamed } from '../assert-resource-type.ts'
import type { Exchange, Exchanges } from '../exchange.ts'
import { readFreeInput } from './free-input.ts'

type Members = Readonly<Record<string, unknown>>

export function readInput(given: unknown, exchanges: Exchanges, about: readonly string[]): Members {
  assertObject(given, 'faults.add: input', 'an object with members that the input must have')
  const members = Object.keys(given)
  const some = about.map((name) => exchanges[name] as Exchange)
  // Any will do: a member takes the same values in all inputs that have it.
  const shape = some
    .map(({ inputShape }) => inputShape)
    .find((name) => name !== undefined && members.every((member) => has(name, member)))
  if (shape !== undefined) return readPartial(shape, given, reader, 'input') as Members
  const other = some.find((exchange) => members.every((member) => takes(exchange, member)))
  if (other !== undefined) return readFree(given, other)
  const unknown = members.find((member) => !some.some((exchange) => takes(exchange, member)))
  if (unknown !== undefined) {
    throw unknownMember(`input.${unknown}`, unknown, some.flatMap(memberNamesOf))
  }
  throw new MisuseError(
    `faults.add: input has ${shortened(listed(members))}, which no operation has together, so the rule could never apply; make it two rules.`,
  )
}

function readFree(given: Members, exchange: Exchange): Members {
  assertTypeNamed(given, 'faults.add: input.ResourceType')
  const read = readFreeInput(given, exchange, 'faults.add: input')
  try {
    return JSON.parse(JSON.stringify(read)) as Members
  } catch {
    throw new MisuseError('faults.add: input cannot be written as JSON; give plain data.')
  }
}

const reader: PartialReader = {
  unknownMember(path, member, known) {
    throw unknownMember(path, member, known)
  },
  leaf(shape, value, path) {
    const name = `faults.add: ${path}`
    if (shape.type === 'timestamp') {
      const instant = readInstant(value)
      const right = 'a Date, ISO 8601 text or epoch milliseconds'
      assertThat(instant !== undefined, name, value, right)
      return instant
    }
    if (shape.type === 'string' && shape.enum !== undefined) assertOneOf(value, name, shape.enum)
    const right = rightType(shape, value)
    assertThat(right === undefined, name, value, right as string)
    return value
  },
}

function unknownMember(path: string, member: string, known: readonly string[]): MisuseError {
  const names = [...new Set(known)]
  return new MisuseError(
    `faults.add: there is no member ${shortened(path)}, so the rule could never apply.${didYouMean(member, names)} ${thereAre(names)}`,
  )
}

function takes(exchange: Exchange, member: string): boolean {
  const { inputShape, inputMembers } = exchange
  return inputShape === undefined && inputMembers === undefined
    ? true
    : memberNamesOf(exchange).includes(member)
}

function memberNamesOf({ inputShape, inputMembers = [] }: Exchange): readonly string[] {
  return inputShape === undefined ? inputMembers : memberNames(inputShape)
}

function memberNames(name: string): string[] {
  return Object.keys((shapeOf(name) as StructureShape).members)
}

function has(name: string, member: string): boolean {
  return memberNames(name).includes(member)
}
