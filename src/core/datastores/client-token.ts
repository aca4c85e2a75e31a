import type { PlainInput } from '../../spec/infer.ts'
import { digest } from '../chance.ts'
import type { Scope } from '../scope.ts'
import { refusal } from '../service.ts'
import type { ClientToken, Datastore } from './datastore.ts'

/**
 * Takes note of an input's ClientToken.
 *
 * @param input The input
 * @returns The token with a digest of the rest of the input; undefined if there is none
 */
export function clientTokenOf(input: PlainInput<'CreateFHIRDatastore'>): ClientToken | undefined {
  const { ClientToken, ...wanted } = input
  if (ClientToken === undefined) return undefined
  return { value: ClientToken, input: digest(JSON.stringify(wanted)) }
}

/**
 * Finds what an earlier request with the same ClientToken made [client-token-same-answer] [client-token-lifetime].
 *
 * @param scope Where the request works
 * @param token The token
 * @returns The data store; undefined if the token is new
 * @throws ServiceError if the token came with another input
 */
export function madeBefore({ region, service }: Scope, token: ClientToken): Datastore | undefined {
  const [first] = region.datastores.scan({
    index: { name: 'token', key: token.value },
    newestFirst: true,
    limit: 1,
    test: () => true,
  })
  if (first === undefined || first.token?.input === token.input) return first
  if (service.settings.assumptions.clientTokenMismatch === 'first-wins') return first
  throw refusal(
    service,
    'client-token-mismatch',
    'ValidationException',
    `The ClientToken ${token.value} was used before with another input.`,
  )
}
