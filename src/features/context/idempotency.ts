import type { ClientToken } from './client-token.ts'
import type { Table, Row } from '../../kernel/table.ts'
import { serviceError, type Service } from '../../service/service.ts'

// [client-token-same-answer] [client-token-lifetime]
export function findByClientToken<R extends Row & { readonly token?: ClientToken }>(
  service: Service,
  records: Table<R>,
  token: ClientToken | undefined,
): R | undefined {
  if (token === undefined) return undefined
  const [first] = records.scan({
    index: { name: 'token', key: token.value },
    newestFirst: true,
    limit: 1,
  })
  if (first === undefined || first.token?.input === token.input) return first
  if (service.settings.assumptions.clientTokenMismatch === 'first-wins') return first
  throw serviceError(
    service,
    'client-token-mismatch',
    'ValidationException',
    `The ClientToken ${token.value} was used before with another input.`,
  )
}
