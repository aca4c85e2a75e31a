import { digest } from '../../kernel/random.ts'

/** A ClientToken and a digest of the input that came with it. */
export interface ClientToken {
  readonly value: string
  readonly input: string
}

/**
 * Takes note of an input's ClientToken.
 *
 * @param input The input
 * @returns The token with a digest of the rest of the input; undefined if there is none
 */
export function toClientToken(input: {
  readonly ClientToken?: string | undefined
}): ClientToken | undefined {
  const { ClientToken, ...wanted } = input
  if (ClientToken === undefined) return undefined
  return { value: ClientToken, input: digest(JSON.stringify(wanted)) }
}
