import { assertKnownMembers, assertObject } from '../../kernel/assert-options.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { listed, show } from '../../kernel/suggest.ts'
import { detailMembers, type EventDetailType } from '../../model/events.ts'

type Members = Readonly<Record<string, unknown>>

const configs: readonly string[] = ['inputDataConfig', 'outputDataConfig']

// Some members of the detail of events of these types; `isLeaf` tells what may stand for a value.
export function readDetail(
  given: unknown,
  types: readonly EventDetailType[],
  where: string,
  isLeaf: (value: unknown) => boolean = () => false,
): Members {
  assertObject(given, where, 'an object with members that the detail must have')
  const lists = types.map((type) => detailMembers[type])
  assertKnownMembers(given, [...new Set(lists.flat())], where)
  const names = Object.keys(given)
  if (!lists.some((members) => names.every((name) => members.includes(name)))) {
    throw new MisuseError(`${where} has ${listed(names)}, which no event has together.`)
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      isLeaf(value) ? value : readMember(name, value, `${where}.${name}`, isLeaf),
    ]),
  )
}

function readMember(
  name: string,
  value: unknown,
  where: string,
  isLeaf: (value: unknown) => boolean,
): unknown {
  if (!configs.includes(name)) return assertText(value, where)
  assertObject(value, where)
  assertKnownMembers(value, ['s3Uri'], where)
  if (!isLeaf(value['s3Uri'])) assertText(value['s3Uri'], `${where}.s3Uri`)
  return { ...value }
}

function assertText(value: unknown, where: string): unknown {
  if (typeof value === 'string') return value
  throw new MisuseError(`${where} is ${show(value)}; give text, as events have it.`)
}
