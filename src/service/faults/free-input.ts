import { isObject } from '../../kernel/assert-options.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { isShallow, MOST_LEVELS } from '../../kernel/levels.ts'
import type { Exchange } from '../exchange.ts'

type Members = Readonly<Record<string, unknown>>

// Some of the members of an input that AWS's model does not have, as the author of a test gives them: of headers the case
// does not matter, and one value of a parameter needs no list. `isLeaf` tells what stands for a value and is not looked into.
export function readFreeInput(
  given: Members,
  { caselessMembers = [], listedMembers = [] }: Exchange,
  where: string,
  isLeaf: (value: unknown) => boolean = () => false,
): Members {
  if (!Object.values(given).every((member) => isShallow(member, isLeaf))) {
    throw new MisuseError(
      `${where} is nested more than ${MOST_LEVELS} levels deep, or contains itself; give less of it.`,
    )
  }
  const isRead = (name: string) => isObject(given[name]) && !isLeaf(given[name])
  const small = caselessMembers
    .filter(isRead)
    .map((name) => [name, inSmallLetters(given[name] as Members, where, name)])
  const listed = listedMembers.filter(isRead).map((name) => [name, inLists(given[name] as Members)])
  return { ...given, ...(Object.fromEntries([...small, ...listed]) as Members) }
}

function inLists(given: Members): Members {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' ? [value] : value,
    ]),
  )
}

function inSmallLetters(given: Members, where: string, member: string): Members {
  const small = new Map<string, unknown>()
  for (const [name, value] of Object.entries(given)) {
    const key = name.toLowerCase()
    if (small.has(key)) {
      throw new MisuseError(
        `${where}: ${member} has ${key} twice, in different case; give it once.`,
      )
    }
    small.set(key, value)
  }
  return Object.fromEntries(small)
}
