import { digest } from '../../kernel/random.ts'

export interface ClientToken {
  readonly value: string
  readonly input: string
}

export function toClientToken(input: {
  readonly ClientToken?: string | undefined
}): ClientToken | undefined {
  const { ClientToken, ...wanted } = input
  if (ClientToken === undefined) return undefined
  return { value: ClientToken, input: digest(JSON.stringify(wanted)) }
}
