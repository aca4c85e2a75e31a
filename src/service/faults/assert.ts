import { MisuseError } from '../../kernel/errors.ts'
import { listed, show } from '../../kernel/suggest.ts'

export function demand(
  holds: boolean,
  member: string,
  value: unknown,
  right: string,
): asserts holds {
  if (!holds) throw new MisuseError(`faults.add: ${member} is ${show(value)}; give ${right}.`)
}

export function assertOneOf(value: unknown, member: string, legal: readonly string[]): void {
  const isLegal = legal.includes(value as string)
  demand(isLegal, member, value, `${legal.length > 1 ? 'one of ' : ''}${listed(legal)}`)
}

export function assertText(value: unknown, member: string): void {
  const isText = value === undefined || typeof value === 'string'
  demand(isText, member, value, 'a text, or leave it out')
}
