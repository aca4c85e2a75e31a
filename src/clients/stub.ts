import { MisuseError } from '../kernel/errors.ts'

export interface SendingClient {
  readonly config?: {
    readonly region?: () => Promise<string>
    readonly requestHandler?: object
  }
}

type Send<Arguments extends unknown[]> = (this: SendingClient, ...args: Arguments) => unknown

interface Mock {
  // The client, or the prototype of the class, whose `send` it has put a stub in the place of.
  readonly client?: { readonly send?: unknown } | undefined
}

interface Stub<Arguments extends unknown[]> {
  callsFake(fake: Send<Arguments>): unknown
  withArgs(...args: unknown[]): { resetHistory(): unknown }
  // The `send` that it stands in the place of.
  readonly wrappedMethod?: unknown
}

export function replaceStub<Arguments extends unknown[]>(
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
  const { withArgs } = stub as { readonly withArgs: object }
  if (!(marker in withArgs)) stub.withArgs = withFreshMatchers(stub)
}

const marker = Symbol('fresh matchers')

// A `…Once` counts the calls that its command already had; a new matcher shall begin at none.
function withFreshMatchers(stub: Pick<Stub<never>, 'withArgs'>): Stub<never>['withArgs'] {
  const withArgs = stub.withArgs.bind(stub)
  function fresh(...args: unknown[]) {
    const matching = withArgs(...args)
    matching.resetHistory()
    return matching
  }
  return Object.assign(fresh, { [marker]: true })
}

function isStub<Arguments extends unknown[]>(stub: unknown): stub is Stub<Arguments> {
  return typeof stub === 'function' && 'callsFake' in stub && 'withArgs' in stub
}

function isRestored({ client }: Mock, { wrappedMethod }: { wrappedMethod?: unknown }): boolean {
  return wrappedMethod !== undefined && client?.send === wrappedMethod
}
