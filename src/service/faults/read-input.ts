import type { OperationName } from '../../model/healthlake/infer.ts'
import { readInstant } from '../../kernel/instant.ts'
import { operations as specs } from '../../model/healthlake/operations.ts'
import type { StructureShape } from '../../model/codec/shape.ts'
import { shapeOf } from '../../model/healthlake/shapes.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { didYouMean, listed, thereAre } from '../../kernel/suggest.ts'
import { demand, assertOneOf } from './assert.ts'

type Members = Readonly<Record<string, unknown>>

export function checkedInput(
  given: unknown,
  operation: readonly OperationName[] | undefined,
): Members {
  demand(isObject(given), 'input', given, 'an object with members that the input shall have')
  const about = operation ?? (Object.keys(specs) as OperationName[])
  const shapes = about.map((name) => specs[name].input)
  // Any will do: a member takes the same values in all inputs that have it.
  const fitting = shapes.find((name) => Object.keys(given).every((member) => has(name, member)))
  if (fitting === undefined) throw strange(given, shapes)
  return wanted(fitting, given, 'input') as Members
}

function strange(given: Members, shapes: readonly string[]): MisuseError {
  const members = Object.keys(given)
  const unknown = members.find((member) => !shapes.some((name) => has(name, member)))
  if (unknown !== undefined) return unknownMember('input', unknown, shapes.flatMap(membersOf))
  return new MisuseError(
    `faults.add: input has ${listed(members)}, which no operation has together, so the rule could never strike; make it two rules.`,
  )
}

function wanted(name: string, value: unknown, path: string): unknown {
  const shape = shapeOf(name)
  switch (shape.type) {
    case 'structure':
      demand(isObject(value), path, value, 'an object')
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, inside]) => inside !== undefined)
          .map(([member, inside]) => {
            if (!has(name, member)) throw unknownMember(path, member, membersOf(name))
            return [member, wanted(shape.members[member] as string, inside, `${path}.${member}`)]
          }),
      )
    case 'list':
      demand(Array.isArray(value), path, value, 'a list')
      return value.map((item, index) => wanted(shape.member, item, `${path}[${index}]`))
    case 'timestamp': {
      const instant = readInstant(value)
      demand(instant !== undefined, path, value, 'a Date, ISO 8601 text or epoch milliseconds')
      return instant
    }
    case 'string':
      if (shape.enum !== undefined) assertOneOf(value, path, shape.enum)
      demand(typeof value === 'string', path, value, 'a string')
      return value
    case 'boolean':
      demand(typeof value === 'boolean', path, value, 'true or false')
      return value
    case 'integer':
    case 'long':
    case 'double':
      demand(Number.isFinite(value), path, value, 'a number')
      return value
  }
}

function membersOf(name: string): string[] {
  return Object.keys((shapeOf(name) as StructureShape).members)
}

function has(name: string, member: string): boolean {
  return membersOf(name).includes(member)
}

function unknownMember(path: string, member: string, known: readonly string[]): MisuseError {
  const legal = [...new Set(known)]
  return new MisuseError(
    `faults.add: there is no ${path}.${member}, so the rule could never strike.${didYouMean(member, legal)} ${thereAre(legal)}`,
  )
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
