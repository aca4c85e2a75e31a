import { digest } from '../../kernel/random.ts'
import type { Row, Table } from '../../kernel/table.ts'
import type { ClientToken } from '../../state/datastores.ts'
import { serviceError, type Context } from './context.ts'

export function toClientToken(input: {
  readonly ClientToken?: string | undefined
}): ClientToken | undefined {
  const { ClientToken, ...wanted } = input
  if (ClientToken === undefined) return undefined
  return { value: ClientToken, input: digest(JSON.stringify(wanted)) }
}

// What an earlier request of the same operation made with the token [client-token-same-answer] [client-token-lifetime].
export function findByClientToken<R extends Row & { readonly token?: ClientToken }>(
  context: Context,
  records: Table<R>,
  token: ClientToken | undefined,
  name: 'token' | 'restoreToken' = 'token',
): R | undefined {
  if (token === undefined) return undefined
  const [first] = records.scan({
    index: { name, key: token.value },
    newestFirst: true,
    limit: 1,
  })
  if (first === undefined || first.token?.input === token.input) return first
  if (context.settings.assumptions.clientTokenMismatch === 'first-wins') return first
  throw serviceError(
    context,
    'client-token-mismatch',
    'ValidationException',
    `The ClientToken ${token.value} was used before with another input.`,
  )
}
