import { MisuseError } from '../kernel/errors.ts'

/** What the SDK's clients are, as far as a stub's `this` goes. */
export interface SendingClient {
  readonly config?: { readonly region?: () => Promise<string> }
}

type Send<Arguments extends unknown[]> = (this: SendingClient, ...args: Arguments) => unknown

/** A mock of aws-sdk-client-mock, by shape. */
interface Mock {
  /** The client, or the prototype of the class, whose `send` it has put a stub in the place of. */
  readonly client?: { readonly send?: unknown } | undefined
}

/** The stub inside a mock of aws-sdk-client-mock, by shape. */
interface Stub<Arguments extends unknown[]> {
  callsFake(fake: Send<Arguments>): unknown
  withArgs(...args: unknown[]): { resetHistory(): unknown }
  /** The `send` that it stands in the place of. */
  readonly wrappedMethod?: unknown
}

/**
 * Puts a `send` under an aws-sdk-client-mock stub: what the mock's own `on(...)` does not answer, it does.
 *
 * @param mock What `mockClient` returned
 * @param send The `send`
 * @param right What would have been right to give, should it be no such mock
 * @throws MisuseError if it is no such mock
 */
export function putUnder<Arguments extends unknown[]>(
  mock: unknown,
  send: Send<Arguments>,
  right: string,
): void {
  const stub = (mock as { readonly send?: unknown } | null | undefined)?.send
  if (!isStub<Arguments>(stub)) throw new MisuseError(right)
  if (isRestored(mock as Mock, stub)) {
    throw new MisuseError(`${right} This one was restored, so its client would reach the network.`)
  }
  stub.callsFake(send)
  // A `…Once` counts the calls that its command already had; a new matcher shall begin at none.
  const withArgs = stub.withArgs.bind(stub)
  stub.withArgs = (...args) => {
    const matching = withArgs(...args)
    matching.resetHistory()
    return matching
  }
}

function isStub<Arguments extends unknown[]>(stub: unknown): stub is Stub<Arguments> {
  return typeof stub === 'function' && 'callsFake' in stub && 'withArgs' in stub
}

function isRestored({ client }: Mock, { wrappedMethod }: { wrappedMethod?: unknown }): boolean {
  return wrappedMethod !== undefined && client?.send === wrappedMethod
}
