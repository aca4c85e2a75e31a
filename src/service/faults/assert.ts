import { MisuseError } from '../../kernel/errors.ts'
import { listed, show } from '../../kernel/suggest.ts'

/**
 * Refuses a rule.
 *
 * @param holds Whether what must hold does
 * @param member The member that it is about
 * @param value Its value
 * @param right What would be right
 * @throws MisuseError if it does not hold
 */
export function demand(
  holds: boolean,
  member: string,
  value: unknown,
  right: string,
): asserts holds {
  if (!holds) throw new MisuseError(`faults.add: ${member} is ${show(value)}; give ${right}.`)
}

/**
 * Refuses a member of a rule that is none of the values it can have.
 *
 * @param value Its value
 * @param member The member
 * @param legal The values
 * @throws MisuseError if it is not among them
 */
export function assertOneOf(value: unknown, member: string, legal: readonly string[]): void {
  const isLegal = legal.includes(value as string)
  demand(isLegal, member, value, `${legal.length > 1 ? 'one of ' : ''}${listed(legal)}`)
}

/**
 * Refuses a member of a rule that is there and is no text.
 *
 * @param value Its value
 * @param member The member
 * @throws MisuseError if it is neither left out nor a text
 */
export function assertText(value: unknown, member: string): void {
  const isText = value === undefined || typeof value === 'string'
  demand(isText, member, value, 'a text, or leave it out')
}
