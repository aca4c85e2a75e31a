import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { asIfNamed } from './sdk/as-if-named.ts'
import { addInputCheck } from './sdk/commands.ts'
import { credentials, toEndpoint, pinned, toUrl } from './sdk/config.ts'
import { readOwnRegion } from './sdk/own-region.ts'
import { virtualClockRetries, type RetryStrategy } from './sdk/retry.ts'
import { createTransport, findTransportService } from './sdk/transport.ts'
import { MisuseError } from '../kernel/errors.ts'
import { assertNotDisposed } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'

type Config = HealthLakeClient['config'] & Record<string, unknown>
type Send = (this: HealthLakeClient, ...args: unknown[]) => unknown

const marker = Symbol('intercepted')

export function intercept(
  service: Service,
  target: typeof HealthLakeClient | HealthLakeClient,
): () => void {
  assertNotDisposed(service)
  const holder = findHolder(target)
  const own = Object.getOwnPropertyDescriptor(holder, 'send')
  const original = Reflect.get(holder, 'send') as unknown as Send
  if (holder === target) assertNotIntercepted(service, holder)
  if (marker in original && own !== undefined) {
    throw new MisuseError(
      'intercept: this target is intercepted already; dispose of the earlier interception first.',
    )
  }

  const redirected = new Map<HealthLakeClient, () => void>()
  function send(this: HealthLakeClient, ...args: unknown[]): unknown {
    if (!redirected.has(this) && findTransportService(this.config.requestHandler) === undefined)
      redirected.set(this, redirect(service, this))
    return original.apply(this, args)
  }
  const replaced = Reflect.defineProperty(holder, 'send', {
    value: Object.assign(send, { [marker]: true }),
    configurable: true,
    writable: true,
  })
  if (!replaced) throw frozenError()

  let released = false
  return () => {
    if (released) return
    released = true
    if (own === undefined) Reflect.deleteProperty(holder, 'send')
    else Object.defineProperty(holder, 'send', own)
    for (const release of redirected.values()) release()
  }
}

function findHolder(target: unknown): HealthLakeClient {
  const holder: unknown =
    typeof target === 'function' ? (target as typeof HealthLakeClient).prototype : target
  const isClient =
    typeof holder === 'object' &&
    holder !== null &&
    'send' in holder &&
    typeof holder.send === 'function'
  if (!isClient) {
    throw new MisuseError(
      'intercept: the target is neither a client nor a class of clients; give HealthLakeClient or an instance of it.',
    )
  }
  return holder as HealthLakeClient
}

// A client of another fake stays with it, whatever its `send` does, and one that is frozen cannot be led anywhere.
function assertNotIntercepted(service: Service, { config }: Partial<HealthLakeClient>): void {
  if (config === undefined) return
  const other = findTransportService(config.requestHandler)
  if (other !== undefined && other !== service) {
    throw new MisuseError(
      'intercept: this client leads to another fake already: that fake made it, or intercepts its class; give a client that leads to none.',
    )
  }
  if (Object.isFrozen(config)) throw frozenError()
}

function frozenError(): MisuseError {
  return new MisuseError(
    'intercept: the target is frozen, so it cannot be led to the fake; intercept one that is not.',
  )
}

// Everything in the client's configuration that could lead elsewhere, or that reads the environment.
function redirect(service: Service, client: HealthLakeClient): () => void {
  const config = client.config as Config
  const { region } = config
  const readRegion = async () => (await readOwnRegion(region)) ?? service.settings.region
  const overrides: Record<string, unknown> = {
    requestHandler: createTransport(service),
    region: readRegion,
    credentials: async () => credentials,
    endpoint: async () => toEndpoint(await readRegion()),
    isCustomEndpoint: true,
    endpointProvider: toSignedEndpoint,
    useFipsEndpoint: async () => false,
    useDualstackEndpoint: async () => false,
    cacheMiddleware: false,
    signingRegion: undefined,
    signingName: undefined,
    retryStrategy: chooseRetries(service, config),
    ...pinned,
  }
  const before = Object.keys(overrides).map((name) => [name, name in config, config[name]] as const)
  Object.assign(config, overrides)
  const removeCheck = addInputCheck(service, client)
  return () => {
    removeCheck()
    for (const [name, wasThere, value] of before) {
      if (wasThere) config[name] = value
      else Reflect.deleteProperty(config, name)
    }
  }
}

// Older versions of the SDK would sign for a region that they find out themselves.
function toSignedEndpoint({ Region: signingRegion }: { Region: string }): object {
  const authSchemes = [{ name: 'sigv4', signingName: 'healthlake', signingRegion }]
  return { url: new URL(toUrl(signingRegion)), properties: { authSchemes } }
}

// The SDK's default strategy gives way to one without timers; a mode or strategy that somebody chose stays.
function chooseRetries(service: Service, config: Config): () => Promise<RetryStrategy> {
  const own = config.retryStrategy as unknown as () => Promise<
    RetryStrategy & { getMaxAttempts?: () => Promise<number> }
  >
  let chosen: Promise<RetryStrategy> | undefined
  async function choose(): Promise<RetryStrategy> {
    await askWithoutFiles([config.maxAttempts, config['retryMode']])
    const strategy = await own()
    const standard = /^(Standard|Adaptive)RetryStrategy$/.test(strategy.constructor.name)
    if (typeof config['retryMode'] === 'string' || !standard) return strategy
    return virtualClockRetries(
      service,
      async () => (await strategy.getMaxAttempts?.()) ?? config.maxAttempts(),
    )
  }
  return () => (chosen ??= choose())
}

// How often a client tries is what its code or a variable says. Where neither does, it is as often as the SDK does of
// itself, whatever the machine's files say.
async function askWithoutFiles(settings: readonly unknown[]): Promise<void> {
  const usual = { AWS_MAX_ATTEMPTS: '3', AWS_RETRY_MODE: 'standard' }
  const providers = settings.filter((setting) => typeof setting === 'function')
  // What a provider throws is told by the SDK, which asks it again.
  await asIfNamed(usual, () =>
    Promise.allSettled(providers.map(async (ask): Promise<unknown> => ask())),
  )
}
